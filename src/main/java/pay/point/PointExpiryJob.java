package pay.point;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import platform.database.ConflictRetry;
import platform.id.Tsid;

/** Lets points lapse when their day has come. Runs on every instance: a member's are taken by whoever locks their wallet first, and passed over by the others. */
@Component
class PointExpiryJob {
    private static final Logger LOG = LoggerFactory.getLogger(PointExpiryJob.class);
    private static final int AT_ONCE = 100;

    private final PointLots lots;
    private final LapsePoints lapsePoints;
    private final Clock clock;

    PointExpiryJob(PointLots lots, LapsePoints lapsePoints, Clock clock) {
        this.lots = lots;
        this.lapsePoints = lapsePoints;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${madang.pay.point.expiry-delay:1m}", initialDelayString = "${madang.pay.point.expiry-delay:1m}")
    void run() {
        Instant now = clock.instant();
        PointLots.Due passed = PointLots.Due.FIRST;
        List<PointLots.Due> due;
        do {
            due = lots.due(now, passed, AT_ONCE);
            due.stream().map(PointLots.Due::member).distinct().forEach(this::lapse);
            passed = due.isEmpty() ? passed : due.getLast();
        } while (due.size() == AT_ONCE);
    }

    /** One whose points cannot lapse does not keep those of the others. */
    private void lapse(Tsid member) {
        try {
            ConflictRetry.run(() -> lapsePoints.lapse(member));
        } catch (RuntimeException e) {
            LOG.warn("The points of member {} do not lapse; trying again in the next round", member, e);
        }
    }
}
