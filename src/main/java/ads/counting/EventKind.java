package ads.counting;

import ads.audience.Numbered;
import ads.campaign.Bid;

/** What happens to a shown ad. A bit each, eight at most. */
public enum EventKind implements Numbered {
    IMPRESSION(0), VIEWABLE(1), CLICK(2), START(3), FIRST_QUARTILE(4), MIDPOINT(5), THIRD_QUARTILE(6), COMPLETE(7);

    static final int COUNT = values().length;

    private final int number;

    EventKind(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    /** The bit in the byte of a token. */
    byte mark() {
        return (byte) (1 << number);
    }

    /** Whether this is what such a bid pays for. */
    boolean isCharged(Bid.Kind bid) {
        return this == (bid == Bid.Kind.CPM ? IMPRESSION : CLICK);
    }
}
