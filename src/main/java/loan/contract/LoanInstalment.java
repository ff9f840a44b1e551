package loan.contract;

import java.time.LocalDate;

import platform.money.Won;

/**
 * An instalment of a loan, and what is paid of it.
 *
 * @param balance the principal left after it
 * @param overdueInterest what being overdue has cost so far
 */
public record LoanInstalment(LoanId loanId, int number, LocalDate fromOn, LocalDate dueOn, Won principal, Won interest,
        Won balance, InstalmentState state, Won overdueInterest, Won paidPrincipal, Won paidInterest,
        Won paidOverdueInterest) {

    /** What is not paid of it. */
    public Won outstanding() {
        return overdueAmount().plus(overdueInterest.minus(paidOverdueInterest));
    }

    /** What is not paid of its principal and interest: what costs while it is overdue. */
    public Won overdueAmount() {
        return principal.minus(paidPrincipal).plus(interest.minus(paidInterest));
    }
}
