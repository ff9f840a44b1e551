package pay.merchant;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoCredentials;
import platform.demo.DemoIds;
import platform.demo.DemoLoader;

/** Loads the demo's merchant, with a test and a live key that everybody knows. */
@Component
@ConditionalOnDemo
@Order(-10)
class LoadDemoMerchant implements ApplicationRunner {
    /** Blocks 210 (merchants) and 211 (keys). */
    private static final int MERCHANTS = 210;
    private static final int KEYS = 211;

    private final DemoLoader loader;
    private final Merchants merchants;
    private final MerchantPlans plans;
    private final MerchantKeys keys;
    private final Clock clock;

    LoadDemoMerchant(DemoLoader loader, Merchants merchants, MerchantPlans plans, MerchantKeys keys, Clock clock) {
        this.loader = loader;
        this.merchants = merchants;
        this.plans = plans;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        loader.once("pay", progress -> progress.step("merchants", 1, 1, (first, last) -> write()));
    }

    private void write() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        MerchantId merchant = new MerchantId(DemoIds.of(MERCHANTS, 1).value());
        merchants.insert(new Merchant(merchant, "마당서점", MerchantStatus.APPROVED), now);
        plans.put(merchant, LocalDate.of(2026, 1, 1), "STANDARD", null);
        List<String> known = List.of(DemoCredentials.MERCHANT_TEST_KEY, DemoCredentials.MERCHANT_LIVE_KEY);
        for (int i = 0; i < known.size(); i++) {
            keys.insert(new MerchantKeyId(DemoIds.of(KEYS, i + 1).value()), merchant,
                    SecretKey.parse(known.get(i)).orElseThrow(), now);
        }
    }
}
