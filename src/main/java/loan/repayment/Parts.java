package loan.repayment;

import loan.contract.LoanInstalment;
import platform.money.Won;

/**
 * An amount by what it is for. What is paid goes to fees first, then to overdue interest, to interest, and last to principal
 * (민법 §479: costs, interest, principal).
 */
public record Parts(Won fees, Won overdueInterest, Won interest, Won principal) {
    /** What is not paid of an instalment. */
    static Parts owed(LoanInstalment instalment) {
        return new Parts(Won.ZERO, instalment.overdueInterest().minus(instalment.paidOverdueInterest()),
                instalment.interest().minus(instalment.paidInterest()),
                instalment.principal().minus(instalment.paidPrincipal()));
    }

    public Won total() {
        return fees.plus(overdueInterest).plus(interest).plus(principal);
    }

    /**
     * What of this an amount pays.
     *
     * @throws IllegalArgumentException when it is more than all of it
     */
    Parts paidBy(Won amount) {
        if (total().isLessThan(amount) || amount.isNegative()) {
            throw new IllegalArgumentException(amount + " for " + this);
        }
        Won toFees = least(fees, amount);
        Won afterFees = amount.minus(toFees);
        Won toOverdue = least(overdueInterest, afterFees);
        Won afterOverdue = afterFees.minus(toOverdue);
        Won toInterest = least(interest, afterOverdue);
        return new Parts(toFees, toOverdue, toInterest, afterOverdue.minus(toInterest));
    }

    /** What is left of it when a part of it is paid. */
    Parts less(Parts paid) {
        return new Parts(fees.minus(paid.fees), overdueInterest.minus(paid.overdueInterest),
                interest.minus(paid.interest), principal.minus(paid.principal));
    }

    private static Won least(Won one, Won other) {
        return one.isLessThan(other) ? one : other;
    }
}
