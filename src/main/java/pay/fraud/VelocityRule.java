package pay.fraud;

/** Too many transfers, or too much, in a short time: a thief empties a wallet before its owner notices. */
final class VelocityRule implements FraudRule {
    @Override
    public String name() {
        return "VELOCITY";
    }

    @Override
    public boolean isBroken(Facts facts, Threshold threshold) {
        return facts.pace().recentCount() + 1 > threshold.count()
                || facts.pace().recentAmount() + facts.amount() > threshold.amount();
    }

    @Override
    public String values(Facts facts) {
        return "count=%d, amount=%d".formatted(facts.pace().recentCount() + 1,
                facts.pace().recentAmount() + facts.amount());
    }
}
