package loan.repayment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

import loan.close.LoansBehind;
import loan.contract.Contract;
import loan.contract.Contracts;
import loan.contract.EachLoan;
import loan.contract.Instalments;
import loan.contract.LoanId;
import loan.contract.LoanInstalment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.time.BusinessDays;

/** Asks pay to collect instalments that are due, of each loan the oldest first. */
@Component
public class AskInstalments {
    public static final int BATCH = 100;

    private final Contracts contracts;
    private final Instalments instalments;
    private final LoansBehind behind;
    private final AskRepayment ask;
    private final Ids ids;
    private final EachLoan each;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AskInstalments(Contracts contracts, Instalments instalments, LoansBehind behind, AskRepayment ask, Ids ids,
            EachLoan each, TransactionTemplate transaction, Clock clock) {
        this.contracts = contracts;
        this.instalments = instalments;
        this.behind = behind;
        this.ask = ask;
        this.ids = ids;
        this.each = each;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One batch; how many loans there were. */
    public int next() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<LoanId> loans = Objects.requireNonNull(transaction.execute(_ -> instalments.toAsk(now, BATCH)));
        each.run(loans, loan -> ask(contracts.lock(loan).orElseThrow(), now), (loan, _) -> {
            contracts.hold(loan);
            instalments.askLater(loan, now.plus(AskingPlan.AFTER_ANSWER));
        });
        return loans.size();
    }

    private void ask(Contract loan, Instant now) {
        List<LoanInstalment> due = instalments.due(loan.id());
        // Another instance may have asked while the lock was waited for.
        if (!due.isEmpty() && instalments.askAt(loan.id(), due.getFirst().number()).filter(at -> !at.isAfter(now))
                .isPresent()) {
            if (isToCatchUpFirst(due.getFirst())) {
                instalments.askLater(loan.id(), now.plus(AskingPlan.AFTER_ANSWER));
                return;
            }
            ask.ask(loan, AskRepayment.of(new RepaymentId(ids.nextLong()), loan, due.getFirst(), now), now);
            instalments.asked(loan.id(), LocalDate.ofInstant(now, BusinessDays.SEOUL));
        }
    }

    /** Asked again before, its days on which it was not asked would count as late when they are booked. */
    private boolean isToCatchUpFirst(LoanInstalment oldest) {
        return oldest.unasked() && oldest.askedOn() != null && behind.contains(oldest.loanId());
    }
}
