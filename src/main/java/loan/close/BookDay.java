package loan.close;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import loan.contract.Contract;
import loan.contract.Contracts;
import loan.contract.Instalments;
import loan.contract.LoanId;
import loan.contract.LoanInstalment;
import loan.contract.TellLoan;
import loan.cost.OverdueRate;
import loan.schedule.Convention;
import loan.schedule.DayCount;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.money.Won;
import platform.time.BusinessDays;

/**
 * Books one day of some loans: the night after it costs interest, and an instalment that is still not paid costs overdue
 * interest and makes its loan overdue.
 *
 * <p>
 * An instalment whose day is no business day may be paid on the next one, and one for which pay was asked later than on its day on
 * that day. Overdue interest runs on its unpaid principal and
 * interest, by actual days over 365, each day's rounded down.
 */
@Component
public class BookDay {
    private final Contracts contracts;
    private final Instalments instalments;
    private final Accruals accruals;
    private final TellLoan tell;
    private final BusinessDays businessDays;
    private final Clock clock;

    BookDay(Contracts contracts, Instalments instalments, Accruals accruals, TellLoan tell, BusinessDays businessDays,
            Clock clock) {
        this.contracts = contracts;
        this.instalments = instalments;
        this.accruals = accruals;
        this.tell = tell;
        this.businessDays = businessDays;
        this.clock = clock;
    }

    /** Books a day of running loans, which are in the order of their ids. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void book(LocalDate day, List<Contract> loans) {
        if (loans.isEmpty()) {
            return;
        }
        Set<LoanId> withDebts = new HashSet<>();
        instalments.due(loans.getFirst().id(), loans.getLast().id()).forEach(each -> withDebts.add(each.loanId()));
        List<Accruals.Accrual> booked = new ArrayList<>(loans.size());
        for (Contract loan : loans) {
            if (loan.periodFrom().isAfter(day)) {
                // It began after that day.
                continue;
            }
            Won interest = loan.interestOf(day);
            booked.add(withDebts.contains(loan.id())
                    ? overdue(loan, day, interest)
                    : new Accruals.Accrual(loan.id(), day, interest, Won.ZERO, 0));
        }
        accruals.add(booked);
    }

    /** Books a day of a loan anew of which days were booked before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(LoanId loan, LocalDate from) {
        accruals.forget(loan, from);
    }

    private Accruals.Accrual overdue(Contract found, LocalDate day, Won interest) {
        // Locked, and read again: what was due may have been paid meanwhile.
        Contract loan = contracts.lock(found.id()).orElseThrow();
        List<LoanInstalment> late = instalments.due(loan.id()).stream()
                .filter(each -> isLate(each, day)).toList();
        if (late.isEmpty()) {
            return new Accruals.Accrual(loan.id(), day, interest, Won.ZERO, 0);
        }
        Won charged = Won.ZERO;
        for (LoanInstalment each : late) {
            Won cost = Won.of(DayCount.ACT_365.between(day, day.plusDays(1)).interest(each.overdueAmount().amount(),
                    OverdueRate.on(day, loan.annualRate()), Convention.WON.rounding()));
            instalments.charge(loan.id(), each.number(), cost);
            charged = charged.plus(cost);
        }
        LocalDate since = late.getFirst().payableOn();
        if (!since.equals(loan.overdueSince())) {
            contracts.overdue(loan.id(), since);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            tell.changed(loan.id(), now);
        }
        return new Accruals.Accrual(loan.id(), day, interest, charged,
                Math.toIntExact(ChronoUnit.DAYS.between(payableUntil(since), day.plusDays(1))));
    }

    /** Whether an instalment that is due is overdue when a day ends without its being paid. */
    public boolean isLate(LoanInstalment due, LocalDate day) {
        return !due.unasked() && !payableUntil(due.payableOn()).isAfter(day);
    }

    /** The last day on which what is to be paid on a day can be paid without being overdue. */
    public LocalDate payableUntil(LocalDate day) {
        return businessDays.plus(day, 0);
    }
}
