package ads.serving;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AuctionTest {
    /** OpenRTB 2.6 § 4.4.1: bids 1.00, 0.90 and 0.80, floor 0.85: AUCTION_PRICE 0.91. */
    @Test
    void theWinnerPaysTheSecondPriceAndACent() {
        assertThat(Auction.price(100, 90, 85, 1)).isEqualTo(91);
    }

    @Test
    void withoutASecondAboveTheFloorTheWinnerPaysTheFloor() {
        assertThat(Auction.price(100, 80, 85, 1)).isEqualTo(85);
        assertThat(Auction.price(100, 0, 85, 1)).isEqualTo(85);
    }

    @Test
    void nobodyPaysMoreThanTheirBid() {
        assertThat(Auction.price(100, 100, 85, 1)).isEqualTo(100);
        assertThat(Auction.charged(2_000_000, 4000, 300)).isEqualTo(300);
    }

    @Test
    void aClickCostsWhatItsImpressionsWouldRoundedUp() {
        // 600 thousandths an impression, 4,000 of a million clicked: 150,000 a click.
        assertThat(Auction.charged(600L * 1_000_000, 4000, 200_000)).isEqualTo(150_000);
        assertThat(Auction.charged(600L * 1_000_000 + 1, 4000, 200_000)).isEqualTo(150_001);
    }
}
