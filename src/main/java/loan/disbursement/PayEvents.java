package loan.disbursement;

import loan.contract.LoanId;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import pay.events.DisbursementCompleted;
import pay.events.DisbursementFailed;

/** What pay answers when a lender has paid a loan out. */
@Component
class PayEvents {
    private final FollowDisbursement follow;

    PayEvents(FollowDisbursement follow) {
        this.follow = follow;
    }

    @ApplicationModuleListener(id = "loan.disbursement-completed")
    void on(DisbursementCompleted event) {
        follow.completed(new LoanId(event.loanId().value()));
    }

    @ApplicationModuleListener(id = "loan.disbursement-failed")
    void on(DisbursementFailed event) {
        follow.failed(new LoanId(event.loanId().value()));
    }
}
