package commerce.integrity;

import java.util.function.Function;
import java.util.stream.Stream;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import platform.nightly.NightlyCheck;
import platform.nightly.NightlyFindings;
import platform.ops.ManualCases;

/** Looks each night where the money of each order went, and for stock that it keeps for nothing; what differs waits for a person. */
@Configuration(proxyBeanMethods = false)
class NightlyOrderMoney {
    static final String NAME = "commerce.order-money";

    @Bean
    static NightlyCheck moneyOfOrdersEachNight(OrderMoney money, KeptHolds holds) {
        return new NightlyCheck(NAME, () -> Stream.of(
                money.differences().stream().map(
                        each -> new NightlyCheck.Finding(each.order().toString(), each.what())),
                holds.orders().stream().map(each -> new NightlyCheck.Finding(each.toString(), "HOLDS_STOCK_STILL")),
                holds.claims().stream()
                        .map(each -> new NightlyCheck.Finding(each.toString(), "CLAIM_HOLDS_STOCK_STILL")))
                .flatMap(Function.identity()).toList());
    }

    @Bean
    static ManualCases wrongMoneyOfOrders(NightlyFindings findings) {
        return NightlyCheck.cases(NAME, findings);
    }
}
