package loan.repayment;

import java.time.Instant;

import loan.contract.Contract;
import loan.contract.LoanInstalment;
import loan.events.InstalmentDue;
import loan.events.RepaymentRequested;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;

/** Asks pay to collect. */
@Component
class AskRepayment {
    private final Repayments repayments;
    private final DomainEvents events;
    private final Ids ids;

    AskRepayment(Repayments repayments, DomainEvents events, Ids ids) {
        this.repayments = repayments;
        this.events = events;
        this.ids = ids;
    }

    /** For the first time. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ask(Contract loan, Repayment repayment, Instant now) {
        repayments.add(repayment, now.plus(AskingPlan.unanswered(1)));
        tell(loan, repayment, now);
    }

    /** Once more, the same. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void again(Contract loan, Repayment repayment, Instant now) {
        repayments.askAgain(repayment.id(), now.plus(AskingPlan.unanswered(repayment.times() + 1)));
        tell(loan, repayment, now);
    }

    private void tell(Contract loan, Repayment repayment, Instant now) {
        Integer number = repayment.number();
        events.publish(number == null
                ? new RepaymentRequested(ids.next(), now, Tsid.of(repayment.id()), Tsid.of(loan.id()),
                        loan.memberId(), loan.lenderId(), loan.productName(), repayment.kind().name(),
                        repayment.asked())
                : new InstalmentDue(ids.next(), now, Tsid.of(repayment.id()), Tsid.of(loan.id()), loan.memberId(),
                        loan.lenderId(), loan.productName(), number, repayment.valueOn(), repayment.asked()));
    }

    /** What is asked for of an instalment: all that is not paid of it. */
    static Repayment of(RepaymentId id, Contract loan, LoanInstalment instalment, Instant now) {
        return new Repayment(id, loan.id(), RepaymentKind.INSTALMENT, instalment.number(), null, instalment.dueOn(),
                instalment.outstanding(), RepaymentState.ASKED, null, Won.ZERO,
                new Parts(Won.ZERO, Won.ZERO, Won.ZERO,
                        Won.ZERO),
                now, null, 1);
    }
}
