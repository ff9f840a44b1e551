package loan.disbursement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

import loan.contract.Contract;
import loan.contract.Contracts;
import loan.contract.EachLoan;
import loan.contract.LoanId;
import loan.contract.OpenContract;
import loan.contract.TellLoan;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells pay again of disbursements that it has not answered, with growing gaps. Runs on every instance. */
@Component
class RepeatDisbursements {
    private static final String PAUSE = "${madang.loan.sweep-pause:1s}";
    private static final int BATCH = 100;
    private static final Duration LONGEST_GAP = Duration.ofHours(1);

    private final Contracts contracts;
    private final TellLoan tell;
    private final EachLoan each;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RepeatDisbursements(Contracts contracts, TellLoan tell, EachLoan each, TransactionTemplate transaction,
            Clock clock) {
        this.contracts = contracts;
        this.tell = tell;
        this.each = each;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = PAUSE, initialDelayString = PAUSE)
    void next() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<LoanId> untold = Objects.requireNonNull(transaction.execute(_ -> contracts.untold(now, BATCH)));
        each.run(untold, id -> tell(id, now), (id, _) -> contracts.tellAgain(id, now.plus(LONGEST_GAP)));
    }

    private void tell(LoanId id, Instant now) {
        if (contracts.isUntold(id, now)) {
            Contract loan = contracts.find(id).orElseThrow();
            Duration since = Duration.between(loan.openedAt(), now).plus(OpenContract.TELL_AFTER);
            contracts.tellAgain(id, now.plus(since.compareTo(LONGEST_GAP) < 0 ? since : LONGEST_GAP));
            tell.disbursed(loan, now);
        }
    }
}
