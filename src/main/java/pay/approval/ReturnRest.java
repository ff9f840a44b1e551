package pay.approval;

import org.springframework.stereotype.Component;
import pay.easypay.GiveBackRest;
import platform.id.Tsid;

/** Gives back what a dispute has left of a payment. */
@Component
class ReturnRest implements Enactment<Terms.PaymentRest> {
    private final GiveBackRest giveBackRest;

    ReturnRest(GiveBackRest giveBackRest) {
        this.giveBackRest = giveBackRest;
    }

    @Override
    public Class<Terms.PaymentRest> terms() {
        return Terms.PaymentRest.class;
    }

    @Override
    public void check(Terms.PaymentRest terms) {
        giveBackRest.check(terms.payment());
    }

    @Override
    public String about(Terms.PaymentRest terms) {
        return giveBackRest.about(terms.payment());
    }

    @Override
    public void enact(Tsid proposal, Terms.PaymentRest terms) {
        giveBackRest.giveBack(terms.payment());
    }
}
