package ads.budget;

import java.time.Clock;

import ads.campaign.Targeting;
import ads.serving.Candidate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PursesTest {
    @Test
    void aCampaignWhoseLeaseFailsKeepsNoOtherFromOneAndIsAskedForAgain() {
        Purse broken = TestPurses.empty(Candidate.group(1, Targeting.EVERYBODY, 1000));
        Purse sound = TestPurses.empty(Candidate.group(2, Targeting.EVERYBODY, 1000));
        Purses purses = new Purses(new TakeLease(null, null, null, null) {
            @Override
            Answer take(Purse purse, long price) {
                if (purse == broken) {
                    throw new IllegalStateException("The rows are locked");
                }
                return new Answer(new Lease(1, price, 0, Long.MAX_VALUE), null);
            }
        }, null, Clock.systemUTC());
        long now = System.currentTimeMillis();
        purses.want(broken, 1000, now);
        purses.want(sound, 1000, now);
        assertThat(purses.fill()).as("who asks does not wait for what others wish for").isFalse();
        assertThat(purses.fill()).isTrue();
        assertThat(sound.covers(1000, now)).isTrue();
        assertThat(broken.askableFrom()).isBetween(now + 1000, now + 60_000);
    }
}
