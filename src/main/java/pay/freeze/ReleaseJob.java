package pay.freeze;

import java.time.Clock;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import platform.id.Tsid;
import platform.schedule.Rounds;

/** Runs on every instance; of two that release one member's at once, one waits for the other. */
@Component
class ReleaseJob {
    private static final int AT_ONCE = 100;

    private final Releases releases;
    private final ReleaseRest releaseRest;
    private final Rounds<Tsid> rounds;

    ReleaseJob(Releases releases, ReleaseRest releaseRest, Clock clock) {
        this.releases = releases;
        this.releaseRest = releaseRest;
        this.rounds = new Rounds<>("Releases of members", AT_ONCE, clock);
    }

    @Scheduled(fixedDelayString = "${madang.pay.freeze.release-delay:1s}")
    void run() {
        rounds.some(releases::begun, this::release);
    }

    private void release(Tsid member) {
        boolean more = true;
        while (more) {
            more = releaseRest.release(member);
        }
    }
}
