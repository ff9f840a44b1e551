package pay.lending;

import loan.events.InstalmentDue;
import loan.events.RepaymentRequested;
import platform.id.Tsid;
import platform.money.Won;

/**
 * Money that is to be collected for a loan.
 *
 * @param partly whether a part is welcome; else it is all or nothing
 */
record LoanDemand(Tsid repaymentId, Tsid loanId, Tsid memberId, Tsid lenderId, String name, Won amount,
        boolean partly) {
    static LoanDemand of(InstalmentDue due) {
        return new LoanDemand(due.repaymentId(), due.loanId(), due.memberId(), due.lenderId(), due.productName(),
                due.amount(), true);
    }

    static LoanDemand of(RepaymentRequested requested) {
        return new LoanDemand(requested.repaymentId(), requested.loanId(), requested.memberId(), requested.lenderId(),
                requested.productName(), requested.amount(), false);
    }
}
