package pay.dispute;

import java.time.Clock;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import platform.schedule.Rounds;

/** Ends what merchants have not answered in time. Runs on every instance; of two who come to one, the second finds it ended. */
@Component
class DisputeJob {
    private static final int BATCH = 100;

    private final LapseDisputes lapse;
    private final Rounds<DisputeId> rounds;

    DisputeJob(LapseDisputes lapse, Clock clock) {
        this.lapse = lapse;
        this.rounds = new Rounds<>("Disputes", BATCH, clock);
    }

    @Scheduled(fixedDelayString = "${madang.pay.dispute.pause:1m}")
    void run() {
        rounds.some(lapse::due, lapse::one);
    }
}
