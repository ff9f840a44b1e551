package pay.psp;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the payment service provider in the box behaves. Besides, a card number's last four digits choose a behaviour: 0001 is
 * not registered, 0002 is short of any amount, 0003 never gets a charge and does not answer, 0004 carries it out and does
 * not answer, 0005 is stopped after it was registered, 0006 carries a cancel out and does not answer, 0007 refuses cancels.
 *
 * @param seed decides which requests meet a fault: the same seed and request, the same fault
 * @param latency how long an answer takes
 * @param lostBeforePercent of the charges and cancels, how many get lost on their way
 * @param forbidsUnseen whether a charge that is undone before it arrived is never carried out; else nothing is known of it, as at
 *     Toss Payments, and it is undone once it has arrived
 * @param lostAfterPercent of the charges and cancels, of how many the answer gets lost
 */
@ConfigurationProperties("madang.pay.sandbox-psp")
record SandboxPspSettings(@DefaultValue("1") long seed, @DefaultValue("0ms") Duration latency,
        @DefaultValue("0") int lostBeforePercent, @DefaultValue("0") int lostAfterPercent,
        @DefaultValue("true") boolean forbidsUnseen) {}
