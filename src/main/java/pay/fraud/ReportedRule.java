package pay.fraud;

/** Money from or to an account that was reported to us. */
final class ReportedRule implements FraudRule {
    @Override
    public String name() {
        return "REPORTED";
    }

    @Override
    public boolean isBroken(Facts facts, Threshold threshold) {
        return facts.reported() && facts.amount() >= threshold.amount();
    }

    @Override
    public String values(Facts facts) {
        return "amount=" + facts.amount();
    }
}
