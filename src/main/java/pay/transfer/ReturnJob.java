package pay.transfer;

import java.time.Clock;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import platform.schedule.Rounds;

/** Returns what nobody has accepted in time. Runs on every instance: each transfer is returned by whoever locks it first. */
@Component
class ReturnJob {
    private static final int AT_ONCE = 100;

    private final HeldTransfers held;
    private final ReturnOverdue returnOverdue;
    private final Clock clock;
    private final Rounds<TransferId> rounds;

    ReturnJob(HeldTransfers held, ReturnOverdue returnOverdue, Clock clock) {
        this.held = held;
        this.returnOverdue = returnOverdue;
        this.clock = clock;
        this.rounds = new Rounds<>("Held transfers", AT_ONCE, clock);
    }

    @Scheduled(fixedDelayString = "${madang.pay.transfer.return-delay:1m}")
    void run() {
        rounds.all(most -> held.due(clock.instant(), most), returnOverdue::giveBack);
    }
}
