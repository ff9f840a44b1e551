package pay.fraud;

import pay.error.PayError;
import platform.web.DomainException;

/** A refusal by the rules; whoever gets it outside the transaction puts it on record. */
public final class FraudRefused extends DomainException {
    private static final long serialVersionUID = 1L;

    private final transient FraudDecision decision;

    public FraudRefused(FraudDecision decision) {
        super(decision.finding().outcome() == FraudOutcome.STEP_UP
                ? PayError.TRANSFER_STEP_UP
                : PayError.TRANSFER_REFUSED);
        this.decision = decision;
    }

    FraudDecision decision() {
        return decision;
    }
}
