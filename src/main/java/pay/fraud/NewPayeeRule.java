package pay.fraud;

/** A large amount to somebody to whom nothing ever went: what voice phishing looks like. */
final class NewPayeeRule implements FraudRule {
    static final String NAME = "NEW_PAYEE";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isBroken(Facts facts, Threshold threshold) {
        return facts.newPayee() && facts.amount() >= threshold.amount();
    }

    @Override
    public String values(Facts facts) {
        return "amount=" + facts.amount();
    }
}
