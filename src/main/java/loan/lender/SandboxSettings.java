package loan.lender;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the lenders in the box behave.
 *
 * @param seed decides who they are, what they lend at which rate and which requests meet a fault: the same seed and request,
 *     the same answer
 * @param latencyPercent of their natural latency, how much they take; 0 for at once
 * @param faultPercent of requests, how many go wrong at those lenders who have faults
 */
@ConfigurationProperties("madang.loan.sandbox-lenders")
record SandboxSettings(@DefaultValue("20261121") long seed, @DefaultValue("100") int latencyPercent,
        @DefaultValue("25") int faultPercent) {}
