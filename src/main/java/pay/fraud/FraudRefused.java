package pay.fraud;

import pay.error.PayError;
import platform.web.DomainException;

/** A refusal by the rules; whoever gets it outside the transaction puts it on record. */
public final class FraudRefused extends DomainException {
    private static final long serialVersionUID = 1L;

    private final transient FraudDecision decision;

    public FraudRefused(FraudDecision decision) {
        super(decision.way() == FraudDecision.Way.PAYMENT
                ? ofPayment(decision.finding().outcome())
                : ofTransfer(decision.finding().outcome()));
        this.decision = decision;
    }

    private static PayError ofTransfer(FraudOutcome outcome) {
        return outcome == FraudOutcome.STEP_UP ? PayError.TRANSFER_STEP_UP : PayError.TRANSFER_REFUSED;
    }

    private static PayError ofPayment(FraudOutcome outcome) {
        return switch (outcome) {
            case STEP_UP -> PayError.OFFLINE_AMOUNT_NEEDS_APP;
            case HOLD -> PayError.PAYMENT_HELD_BACK;
            case REFUSE -> PayError.PAYMENT_REFUSED;
        };
    }

    /** What was decided, and why. */
    public FraudDecision decision() {
        return decision;
    }
}
