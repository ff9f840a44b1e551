package pay.settlement;

import java.time.LocalTime;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How merchants are settled who have agreed nothing else.
 *
 * @param cycle after which days
 * @param payoutAfter how many business days after a period's last day its money goes out
 * @param payFrom from when on a business day, in Seoul, it goes out
 */
@ConfigurationProperties("madang.pay.settlement")
record SettlementSettings(@DefaultValue("DAILY") Cycle cycle, @DefaultValue("2") int payoutAfter,
        @DefaultValue("09:00") LocalTime payFrom) {
    Terms terms() {
        return new Terms(cycle, payoutAfter);
    }
}
