package loan.repayment;

import java.time.LocalDate;
import java.util.List;

import loan.contract.Contract;
import loan.contract.LoanInstalment;
import loan.schedule.Outstanding;
import loan.schedule.PrepaymentStrategy;
import loan.schedule.Schedule;
import platform.money.Won;

/** The instalments to come of a loan; for a quote as for the booking. */
record PlanAhead(Contract loan, List<LocalDate> dueDates) {
    static PlanAhead of(Contract loan, List<LoanInstalment> all) {
        return new PlanAhead(loan, all.stream().filter(each -> each.number() >= loan.nextNumber())
                .map(LoanInstalment::dueOn).toList());
    }

    /** After a prepayment on a day up to which interest is paid. */
    Schedule after(Won prepaid, LocalDate day, PrepaymentStrategy strategy) {
        return loan.amortisation().prepay(
                new Outstanding(loan.periodBalance().amount(), day, loan.nextNumber(), dueDates,
                        Math.max(loan.grace() - loan.nextNumber() + 1, 0)),
                prepaid.amount(), strategy, loan.level(), loan.ahead());
    }
}
