package pay.lending;

import org.jspecify.annotations.Nullable;
import platform.id.Tsid;
import platform.money.Won;

/**
 * What was collected for one request of a loan.
 *
 * @param refusal null when something was collected
 */
record LoanRepayment(Tsid id, Tsid loanId, Tsid memberId, Tsid lenderId, Won asked, Won collected,
        @Nullable String refusal) {
    /** Why nothing was collected. */
    enum Refusal {
        INSUFFICIENT_BALANCE, WALLET_CLOSED, WALLET_FROZEN
    }

    static LoanRepayment collected(LoanDemand demand, Won amount) {
        return of(demand, amount, null);
    }

    static LoanRepayment refused(LoanDemand demand, Refusal why) {
        return of(demand, Won.ZERO, why.name());
    }

    private static LoanRepayment of(LoanDemand demand, Won collected, @Nullable String refusal) {
        return new LoanRepayment(demand.repaymentId(), demand.loanId(), demand.memberId(), demand.lenderId(),
                demand.amount(), collected, refusal);
    }
}
