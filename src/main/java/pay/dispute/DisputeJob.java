package pay.dispute;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends what merchants have not answered in time. Runs on every instance; of two who come to one, the second finds it ended. */
@Component
class DisputeJob {
    private static final Logger LOG = LoggerFactory.getLogger(DisputeJob.class);
    private static final int BATCH = 100;

    private final LapseDisputes lapse;

    DisputeJob(LapseDisputes lapse) {
        this.lapse = lapse;
    }

    @Scheduled(fixedDelayString = "${madang.pay.dispute.pause:1m}")
    void run() {
        lapse.due(BATCH).forEach(id -> {
            try {
                lapse.one(id);
            } catch (RuntimeException e) {
                // One that cannot be ended does not keep the others.
                LOG.warn("Dispute {} is not ended; trying again later", id.value(), e);
            }
        });
    }
}
