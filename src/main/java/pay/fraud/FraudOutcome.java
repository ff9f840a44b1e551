package pay.fraud;

/** What a broken rule leads to, gravest last. Where none is broken, the transfer goes. */
public enum FraudOutcome {
    /** The device has to sign it. */
    STEP_UP,
    /** The money is held until an operator has looked at it. */
    HOLD,
    /** It is not done. */
    REFUSE
}
