package testing;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Test classes run beside each other, but those that share an application take turns. Each lane has an application: it is part of
 * what Spring tells contexts apart by, and so each gets a context, and with it a schema, of its own. They are cut so that all take
 * about as long.
 */
enum Lane implements ContextCustomizer {
    /** The whole API at once: {@code madang.api}, but what is of {@link #INPUT}. */
    API,
    /** What nobody should send, to each endpoint and form. */
    INPUT,
    /** The rest of {@code madang}, and {@code platform}. */
    HOUSE,
    /** {@code pay} as its members see it: wallets, transfers, and the ledger. */
    PAY,
    /** {@code pay} as orders and sellers see it. */
    ORDERS,
    /** {@code pay} as merchants see it. */
    MERCHANTS,
    /** What people are and owe, what they see of it first, what they win, and ads. */
    PEOPLE,
    /** Where they shop. */
    MARKET,
    /** {@code pay.simulation}, where everything goes wrong. */
    SIMULATION;

    private static final Set<String> OF_MERCHANTS = Set.of("billing", "card", "cashback", "dispute", "easypay",
            "merchant",
            "promotion", "virtualaccount", "webhook");
    private static final Set<String> OF_ORDERS = Set.of("chargeback", "payment", "refund", "seller");

    static Lane of(Class<?> testClass) {
        if (testClass.getPackageName().equals("madang.api")) {
            return testClass.getSimpleName().startsWith("Bad") ? INPUT : API;
        }
        if (testClass.getPackageName().equals("pay.simulation")) {
            return SIMULATION;
        }
        // What merchants and sellers are settled for shares an application in which whole days are closed.
        if (testClass.getPackageName().endsWith(".settlement")) {
            return MARKET;
        }
        return switch (TablesOfModules.moduleOf(testClass).orElse("")) {
            case "pay" -> ofPay(testClass.getPackageName().replaceFirst("^pay\\.", ""));
            case "commerce" -> MARKET;
            case "" -> HOUSE;
            default -> PEOPLE;
        };
    }

    private static Lane ofPay(String feature) {
        return OF_MERCHANTS.contains(feature) ? MERCHANTS : OF_ORDERS.contains(feature) ? ORDERS : PAY;
    }

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        if (this == API || this == INPUT) {
            // Its tests compare tables: what nobody pays or confirms must not end meanwhile.
            TestPropertyValues.of("madang.pay.payment.expiry-delay=1h", "madang.pay.easypay.end-delay=1h")
                    .applyTo(context);
        } else if (this == PAY || this == ORDERS || this == MERCHANTS || this == SIMULATION) {
            TestPropertyValues.of("madang.pay.bank.job-delay=1s", "madang.pay.card.job-delay=1s",
                    "madang.pay.virtual-account.job-delay=1s",
                    "madang.pay.freeze.release-delay=1s", "madang.pay.payment.expiry-delay=1s",
                    "madang.pay.easypay.end-delay=1s").applyTo(context);
        }
    }

    /** Registered in {@code META-INF/spring.factories}. */
    static final class Choice implements ContextCustomizerFactory {
        @Override
        public ContextCustomizer createContextCustomizer(Class<?> testClass,
                List<ContextConfigurationAttributes> attributes) {
            return AnnotatedElementUtils.hasAnnotation(testClass, MadangTest.class) ? of(testClass) : null;
        }
    }

    /** Whoever tests the application of a lane has it for itself meanwhile. */
    static final class Turns implements ResourceLocksProvider {
        @Override
        public Set<Lock> provideForClass(Class<?> testClass) {
            return Set.of(new Lock("lane of " + of(testClass), ResourceAccessMode.READ_WRITE));
        }
    }
}
