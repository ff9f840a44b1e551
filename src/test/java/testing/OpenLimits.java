package testing;

import java.nio.file.Path;
import java.util.List;

/** Settings of an application that a load is sent to: everything comes from one address, and few members stand for many, so the limits are asked and let all of it in. */
public final class OpenLimits {
    public static final List<String> SETTINGS = List.of("--madang.member.limits.log-ins-per-address=1000000",
            "--madang.member.limits.challenges-per-address=1000000", "--madang.limits.per-address.per-minute=60000000",
            "--madang.limits.per-address.burst=60000000", "--madang.limits.per-caller.per-minute=60000000",
            "--madang.limits.per-caller.burst=60000000",
            "--madang.limits.policies.login.per-address.per-minute=60000000",
            "--madang.limits.policies.login.per-address.burst=60000000",
            "--madang.limits.policies.money.per-caller.per-minute=60000000",
            "--madang.limits.policies.money.per-caller.burst=60000000",
            "--madang.limits.policies.quotes.per-caller.per-minute=60000000",
            "--madang.limits.policies.quotes.per-caller.burst=60000000",
            "--madang.limits.policies.merchants.per-address.per-minute=60000000",
            "--madang.limits.policies.merchants.per-address.burst=60000000",
            "--madang.limits.policies.merchants.per-caller.per-minute=60000000",
            "--madang.limits.policies.merchants.per-caller.burst=60000000",
            "--madang.limits.policies.operators.per-caller.per-minute=60000000",
            "--madang.limits.policies.operators.per-caller.burst=60000000",
            "--madang.commerce.most-unpaid=1000",
            "--madang.pay.fraud.rules=" + Path.of("src/test/resources/bench/fraud-rules.csv").toUri(),
            "--madang.pay.fraud.payment-rules=" + Path.of("src/test/resources/bench/fraud-rules.csv").toUri());

    private OpenLimits() {}
}
