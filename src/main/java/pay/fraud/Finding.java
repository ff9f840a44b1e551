package pay.fraud;

/**
 * What a rule found.
 *
 * @param rule its name
 * @param values what it saw, for operators; no personal data
 */
public record Finding(String rule, FraudOutcome outcome, String values) {}
