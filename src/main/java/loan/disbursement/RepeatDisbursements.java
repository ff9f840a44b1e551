package loan.disbursement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import loan.contract.Contract;
import loan.contract.Contracts;
import loan.contract.OpenContract;
import loan.contract.TellLoan;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells pay again of disbursements that it has not answered, with growing gaps. Runs on every instance. */
@Component
class RepeatDisbursements {
    private static final String PAUSE = "${madang.loan.sweep-pause:1s}";
    private static final int BATCH = 100;
    private static final Duration LONGEST_GAP = Duration.ofHours(1);

    private final Contracts contracts;
    private final TellLoan tell;
    private final Clock clock;

    RepeatDisbursements(Contracts contracts, TellLoan tell, Clock clock) {
        this.contracts = contracts;
        this.tell = tell;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = PAUSE, initialDelayString = PAUSE)
    @Transactional
    void next() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Contract> untold = contracts.lockUntold(now, BATCH);
        for (Contract loan : untold) {
            Duration since = Duration.between(loan.openedAt(), now).plus(OpenContract.TELL_AFTER);
            contracts.tellAgain(loan.id(), now.plus(since.compareTo(LONGEST_GAP) < 0 ? since : LONGEST_GAP));
            tell.disbursed(loan, now);
        }
    }
}
