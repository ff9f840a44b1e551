package pay.lending;

import java.time.Clock;
import java.util.Objects;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.events.DisbursementCompleted;
import pay.events.DisbursementFailed;
import pay.events.RepaymentCollected;
import pay.events.RepaymentRefused;
import platform.event.DomainEvents;
import platform.id.Ids;

/** Answers loan. */
@Component
class TellLending {
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    TellLending(DomainEvents events, Ids ids, Clock clock) {
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** How a disbursement ended; nothing while it has not. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void disbursed(Disbursement loan) {
        switch (loan.status()) {
            case PENDING -> {
            }
            case COMPLETED -> events.publish(new DisbursementCompleted(ids.next(), clock.instant(), loan.loanId(),
                    loan.memberId(), loan.amount(), loan.toWallet(), loan.toBank()));
            case FAILED -> events.publish(new DisbursementFailed(ids.next(), clock.instant(), loan.loanId(),
                    loan.memberId(), Objects.requireNonNull(loan.failure())));
        }
    }

    /** What was collected. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void repaid(LoanRepayment repayment) {
        String refusal = repayment.refusal();
        events.publish(refusal == null
                ? new RepaymentCollected(ids.next(), clock.instant(), repayment.id(), repayment.loanId(),
                        repayment.memberId(), repayment.collected())
                : new RepaymentRefused(ids.next(), clock.instant(), repayment.id(), repayment.loanId(),
                        repayment.memberId(), refusal));
    }
}
