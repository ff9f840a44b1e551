package commerce.integrity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import platform.nightly.NightlyCheck;
import platform.nightly.NightlyFindings;
import platform.ops.ManualCases;

/** Looks each night where the money of each order went; what differs waits for a person. */
@Configuration(proxyBeanMethods = false)
class NightlyOrderMoney {
    static final String NAME = "commerce.order-money";

    @Bean
    static NightlyCheck moneyOfOrdersEachNight(OrderMoney money) {
        return new NightlyCheck(NAME, () -> money.differences().stream()
                .map(each -> new NightlyCheck.Finding(each.order().toString(), each.what()))
                .toList());
    }

    @Bean
    static ManualCases wrongMoneyOfOrders(NightlyFindings findings) {
        return NightlyCheck.cases(NAME, findings);
    }
}
