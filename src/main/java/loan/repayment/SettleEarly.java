package loan.repayment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

import loan.contract.Contract;
import loan.contract.Contracts;
import loan.contract.Instalments;
import loan.contract.LoanStatus;
import loan.schedule.PrepaymentStrategy;
import loan.schedule.Schedule;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.money.Won;

/** What follows from a repayment before its day. */
@Component
class SettleEarly {
    private final Contracts contracts;
    private final Instalments instalments;
    private final CatchUp catchUp;

    SettleEarly(Contracts contracts, Instalments instalments, CatchUp catchUp) {
        this.contracts = contracts;
        this.instalments = instalments;
        this.catchUp = catchUp;
    }

    /**
     * The money is there.
     *
     * @param closed the last day that is closed for this loan, whose lock is held
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(Contract loan, Repayment repayment, Optional<LocalDate> closed, Instant now) {
        Won principal = repayment.parts().principal();
        // What is taken back ends, though less than the balance may be owed: the lender's fees go back too.
        if (repayment.kind() == RepaymentKind.WITHDRAWAL || principal.equals(loan.balance())) {
            instalments.forgetPlan(loan.id());
            contracts.end(loan.id(),
                    repayment.kind() == RepaymentKind.WITHDRAWAL ? LoanStatus.WITHDRAWN : LoanStatus.PAID_OFF, now);
            return;
        }
        PrepaymentStrategy strategy = Objects.requireNonNull(repayment.strategy());
        Schedule schedule = PlanAhead.of(loan, instalments.of(loan.id())).after(principal, repayment.valueOn(),
                strategy);
        instalments.forgetPlan(loan.id());
        instalments.plan(loan.id(), schedule.instalments());
        contracts.beginPeriod(loan.id(), repayment.valueOn(), loan.periodBalance().minus(principal), loan.nextNumber(),
                schedule.instalments().getFirst().due(),
                strategy == PrepaymentStrategy.NEXT_INSTALMENTS_FIRST
                        ? Math.addExact(loan.ahead(), principal.amount())
                        : loan.ahead());
        contracts.payBack(loan.id(), principal);
        contracts.keepTo(loan.id(), schedule.level());
        giveUp(loan, repayment, closed);
    }

    /** It is over, and the loan goes on; what it missed meanwhile is made up for. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveUp(Contract loan, Repayment repayment, Optional<LocalDate> closed) {
        contracts.await(loan.id(), null);
        catchUp.makeUp(loan.id(), repayment.valueOn(), closed);
    }
}
