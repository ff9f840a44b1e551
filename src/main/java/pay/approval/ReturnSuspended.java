package pay.approval;

import org.springframework.stereotype.Component;
import pay.freeze.ReturnCredit;
import pay.ledger.MovementId;
import platform.id.Tsid;

/** Sends money that a freeze keeps back to who sent it. */
@Component
class ReturnSuspended implements Enactment<Terms.SuspendedReturn> {
    private final ReturnCredit returnCredit;

    ReturnSuspended(ReturnCredit returnCredit) {
        this.returnCredit = returnCredit;
    }

    @Override
    public Class<Terms.SuspendedReturn> terms() {
        return Terms.SuspendedReturn.class;
    }

    @Override
    public void check(Terms.SuspendedReturn terms) {
        returnCredit.requireReturnable(new MovementId(terms.credit()));
    }

    @Override
    public String about(Terms.SuspendedReturn terms) {
        return returnCredit.about(new MovementId(terms.credit()));
    }

    @Override
    public void enact(Tsid proposal, Terms.SuspendedReturn terms) {
        returnCredit.giveBack(new MovementId(terms.credit()));
    }
}
