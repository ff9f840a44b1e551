package pay.fraud;

/** A policy of what looks like fraud. */
interface FraudRule {
    String name();

    /** Whether a transfer goes beyond a threshold of this rule. */
    boolean isBroken(Facts facts, Threshold threshold);

    /** What it saw, for operators. */
    String values(Facts facts);
}
