package loan.contract;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import platform.money.Won;

/**
 * An instalment of a loan, and what is paid of it.
 *
 * @param balance the principal left after it
 * @param overdueInterest what being overdue has cost so far
 * @param unasked pay is not asked for it, through no fault of the borrower: it is not late meanwhile
 * @param askedOn the day on which pay was first asked for it, or for an older one that is paid first; null when that was its own day
 */
public record LoanInstalment(LoanId loanId, int number, LocalDate fromOn, LocalDate dueOn, Won principal, Won interest,
        Won balance, InstalmentState state, Won overdueInterest, Won paidPrincipal, Won paidInterest,
        Won paidOverdueInterest, boolean unasked, @Nullable LocalDate askedOn) {

    /** The day on which it was to be paid: its own, or a later one when pay was not asked before. */
    public LocalDate payableOn() {
        return askedOn != null && askedOn.isAfter(dueOn) ? askedOn : dueOn;
    }

    /** What is not paid of it. */
    public Won outstanding() {
        return overdueAmount().plus(overdueInterest.minus(paidOverdueInterest));
    }

    /** What is not paid of its principal and interest: what costs while it is overdue. */
    public Won overdueAmount() {
        return principal.minus(paidPrincipal).plus(interest.minus(paidInterest));
    }
}
