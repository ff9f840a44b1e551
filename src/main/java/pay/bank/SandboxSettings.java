package pay.bank;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the bank in the box behaves. Besides, an account number's last four digits choose a behaviour: 0001 is not there, 0002
 * has no money, 0003 never gets a request and does not answer, 0004 carries it out and does not
 * answer, 0005 is closed after it was linked, 0006 takes six seconds to answer. A deposit of one won, which proves an account, always arrives.
 *
 * @param seed decides which requests meet a fault: the same seed and request, the same fault; one that was lost may get through when
 *     it is sent again
 * @param latency how long an answer takes
 * @param lostBeforePercent of the requests, how many get lost on their way
 * @param lostAfterPercent of the requests, of how many the answer gets lost
 * @param maintenance whether it takes no request between 23:30 and 00:30 in Korea, as banks there do
 * @param balance what, in won, an account has when it is first seen
 */
@ConfigurationProperties("madang.pay.sandbox-bank")
record SandboxSettings(@DefaultValue("1") long seed, @DefaultValue("0ms") Duration latency,
        @DefaultValue("0") int lostBeforePercent, @DefaultValue("0") int lostAfterPercent,
        @DefaultValue("false") boolean maintenance, @DefaultValue("100000000") long balance) {}
