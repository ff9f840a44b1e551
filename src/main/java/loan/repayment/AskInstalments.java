package loan.repayment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

import loan.contract.Contract;
import loan.contract.Contracts;
import loan.contract.Instalments;
import loan.contract.LoanId;
import loan.contract.LoanInstalment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.PassingFailure;
import platform.id.Ids;

/** Asks pay to collect instalments that are due, of each loan the oldest first. */
@Component
public class AskInstalments {
    public static final int BATCH = 100;
    private static final Logger LOG = LoggerFactory.getLogger(AskInstalments.class);

    private final Contracts contracts;
    private final Instalments instalments;
    private final AskRepayment ask;
    private final Ids ids;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AskInstalments(Contracts contracts, Instalments instalments, AskRepayment ask, Ids ids,
            TransactionTemplate transaction, Clock clock) {
        this.contracts = contracts;
        this.instalments = instalments;
        this.ask = ask;
        this.ids = ids;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One batch in one transaction, or each loan in its own when one of them is at fault; how many loans there were. */
    public int next() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<LoanId> loans = Objects.requireNonNull(transaction.execute(_ -> instalments.toAsk(now, BATCH))).stream()
                .sorted((one, other) -> Long.compare(one.value(), other.value())).toList();
        try {
            ask(loans, now);
        } catch (RuntimeException e) {
            requireFaultOfALoan(e);
            LOG.warn("Pay cannot be asked for these loans together: each by itself", e);
            loans.forEach(loan -> alone(loan, now));
        }
        return loans.size();
    }

    private void ask(List<LoanId> loans, Instant now) {
        transaction.executeWithoutResult(_ -> loans.forEach(loan -> ask(contracts.lock(loan).orElseThrow(), now)));
    }

    private void alone(LoanId loan, Instant now) {
        try {
            ask(List.of(loan), now);
        } catch (RuntimeException e) {
            requireFaultOfALoan(e);
            LOG.error("Pay cannot be asked for loan {}; it is tried again", loan.value(), e);
            transaction.executeWithoutResult(_ -> instalments.askLater(loan, now.plus(AskingPlan.AFTER_ANSWER)));
        }
    }

    private static void requireFaultOfALoan(RuntimeException e) {
        if (PassingFailure.isIn(e)) {
            throw e;
        }
    }

    private void ask(Contract loan, Instant now) {
        List<LoanInstalment> due = instalments.due(loan.id());
        // Another instance may have asked while the lock was waited for.
        if (!due.isEmpty() && instalments.askAt(loan.id(), due.getFirst().number()).filter(at -> !at.isAfter(now))
                .isPresent()) {
            ask.ask(loan, AskRepayment.of(new RepaymentId(ids.nextLong()), loan, due.getFirst(), now), now);
            instalments.askAt(loan.id(), due.getFirst().number(), null);
        }
    }
}
