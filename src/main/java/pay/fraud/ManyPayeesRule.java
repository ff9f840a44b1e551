package pay.fraud;

/** Small amounts to many on one day: money that is scattered to stay below what is looked at. */
final class ManyPayeesRule implements FraudRule {
    static final String NAME = "MANY_PAYEES";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isBroken(Facts facts, Threshold threshold) {
        return facts.amount() < threshold.amount() && !facts.pace().payees().contains(facts.payee())
                && facts.pace().payees().size() + 1 > threshold.count();
    }

    @Override
    public String values(Facts facts) {
        return "payees=" + (facts.pace().payees().size() + 1);
    }
}
