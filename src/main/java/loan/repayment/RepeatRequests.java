package loan.repayment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import loan.contract.Contracts;
import loan.contract.EachLoan;
import loan.contract.LoanId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks pay again for what it has not answered, with the same id and growing gaps. */
@Component
public class RepeatRequests {
    public static final int BATCH = 100;

    private final Repayments repayments;
    private final Contracts contracts;
    private final AskRepayment ask;
    private final EachLoan each;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RepeatRequests(Repayments repayments, Contracts contracts, AskRepayment ask, EachLoan each,
            TransactionTemplate transaction, Clock clock) {
        this.repayments = repayments;
        this.contracts = contracts;
        this.ask = ask;
        this.each = each;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One batch; of how many loans. */
    public int next() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<LoanId, RepaymentId> unanswered = Objects
                .requireNonNull(transaction.execute(_ -> repayments.toRepeat(now, BATCH)));
        each.run(List.copyOf(unanswered.keySet()),
                loan -> repayments.lockToRepeat(Objects.requireNonNull(unanswered.get(loan)), now)
                        .ifPresent(repayment -> ask.again(contracts.find(loan).orElseThrow(), repayment, now)),
                (loan, _) -> repayments.putOff(Objects.requireNonNull(unanswered.get(loan)),
                        now.plus(AskingPlan.AFTER_ANSWER)));
        return unanswered.size();
    }
}
