package ads.counting;

import ads.campaign.Placement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** MRC Viewable Ad Impression Measurement Guidelines. */
class ViewabilityTest {
    @Test
    void displayNeedsHalfOfItsPixelsForASecond() {
        var ad = TestTokens.of(1, Placement.HOME_BANNER, false);
        assertThat(Viewability.isViewable(ad, 50, 1000)).isTrue();
        assertThat(Viewability.isViewable(ad, 49, 1000)).isFalse();
        assertThat(Viewability.isViewable(ad, 50, 999)).isFalse();
    }

    @Test
    void largeDisplayNeedsThirtyPercent() {
        var ad = TestTokens.of(1, Placement.HOME_BANNER, true);
        assertThat(Viewability.isViewable(ad, 30, 1000)).isTrue();
        assertThat(Viewability.isViewable(ad, 29, 1000)).isFalse();
    }

    @Test
    void videoNeedsHalfOfItsPixelsForTwoSecondsHoweverLarge() {
        var ad = TestTokens.of(1, Placement.BENEFIT_VIDEO, true);
        assertThat(Viewability.isViewable(ad, 50, 2000)).isTrue();
        assertThat(Viewability.isViewable(ad, 49, 2000)).isFalse();
        assertThat(Viewability.isViewable(ad, 50, 1999)).isFalse();
    }
}
