package pay.freeze;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import platform.id.Tsid;

/** Runs on every instance; of two that release one member's at once, one waits for the other. */
@Component
class ReleaseJob {
    private static final Logger LOG = LoggerFactory.getLogger(ReleaseJob.class);
    private static final int AT_ONCE = 100;

    private final Releases releases;
    private final ReleaseRest releaseRest;

    ReleaseJob(Releases releases, ReleaseRest releaseRest) {
        this.releases = releases;
        this.releaseRest = releaseRest;
    }

    @Scheduled(fixedDelayString = "${madang.pay.freeze.release-delay:1s}")
    void run() {
        releases.begun(AT_ONCE).forEach(this::release);
    }

    /** One whose rest cannot be released does not keep the others. */
    private void release(Tsid member) {
        try {
            boolean more = true;
            while (more) {
                more = releaseRest.release(member);
            }
        } catch (RuntimeException e) {
            LOG.warn("Of member {} not all that was suspended is released; trying again in the next round", member, e);
        }
    }
}
