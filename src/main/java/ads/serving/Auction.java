package ads.serving;

/** A second-price auction with a floor, as OpenRTB 2.6 § 4.4.1 has it: the winner pays the second price and a little more. */
final class Auction {
    private Auction() {}

    /**
     * What the winner pays, in the unit of the bids: the second bid plus the increment, never more than its own; without a
     * second bid at or above the floor, the floor.
     */
    static long price(long best, long second, long floor, long increment) {
        return second < floor ? Math.min(best, floor) : Math.min(best, second + increment);
    }

    /**
     * The clearing price as what is charged: an impression or, where only some impressions are charged, a click.
     *
     * @param score that clears: thousandths of a won per impression, times a million
     * @param chargedPpm how many of a million impressions are charged
     * @param bid the most that may be charged, in thousandths of a won
     */
    static long charged(long score, long chargedPpm, long bid) {
        return Math.min(bid, (score + chargedPpm - 1) / chargedPpm);
    }
}
