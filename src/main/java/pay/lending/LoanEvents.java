package pay.lending;

import loan.events.InstalmentDue;
import loan.events.LoanDisbursed;
import loan.events.RepaymentRequested;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What pay does about loans. */
@Component
class LoanEvents {
    private final HandOverLoan handOverLoan;
    private final CollectRepayment collectRepayment;

    LoanEvents(HandOverLoan handOverLoan, CollectRepayment collectRepayment) {
        this.handOverLoan = handOverLoan;
        this.collectRepayment = collectRepayment;
    }

    @ApplicationModuleListener(id = "pay.lending-on-loan-disbursed")
    void on(LoanDisbursed told) {
        handOverLoan.handOver(told, LoanMoney.of(told));
    }

    @ApplicationModuleListener(id = "pay.lending-on-instalment-due")
    void on(InstalmentDue due) {
        collectRepayment.collect(due, LoanDemand.of(due));
    }

    @ApplicationModuleListener(id = "pay.lending-on-repayment-requested")
    void on(RepaymentRequested requested) {
        collectRepayment.collect(requested, LoanDemand.of(requested));
    }
}
