package commerce.stock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import platform.nightly.NightlyCheck;
import platform.nightly.NightlyFindings;
import platform.ops.ManualCases;

/** Compares the stock with its ledger and its holds each night; what differs waits for a person. */
@Configuration(proxyBeanMethods = false)
class NightlyStock {
    static final String NAME = "commerce.stock";

    @Bean
    static NightlyCheck stockEachNight(StockReconciler reconciler) {
        return new NightlyCheck(NAME, () -> reconciler.differences().stream()
                .map(sku -> new NightlyCheck.Finding(Long.toString(sku.value()), "STOCK_DIFFERS")).toList());
    }

    @Bean
    static ManualCases wrongStock(NightlyFindings findings) {
        return NightlyCheck.cases(NAME, findings);
    }
}
