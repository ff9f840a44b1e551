package commerce.chargeback;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import platform.ops.ManualCases;

/** Chargebacks that wait for an operator. */
@Configuration(proxyBeanMethods = false)
class WaitingChargebacks {
    /** So long a lost one may wait for a claim or a refund before somebody has to look what keeps it. */
    private static final Duration WAITS = Duration.ofDays(7);

    @Bean
    static ManualCases chargebacksToDivide(Chargebacks chargebacks) {
        return new ManualCases("commerce.chargeback", chargebacks::countProposed,
                most -> chargebacks.proposed(most).stream()
                        .map(each -> new ManualCases.Case(Long.toString(each.id().value()),
                                Objects.requireNonNull(each.proposal()).at(),
                                "order %s, %,d KRW".formatted(each.orderId().value(), each.amount().amount())))
                        .toList());
    }

    @Bean
    static ManualCases lostChargebacksThatWait(Chargebacks chargebacks, Clock clock) {
        return new ManualCases("commerce.lost-chargeback",
                () -> chargebacks.countWaiting(clock.instant().minus(WAITS)),
                most -> chargebacks.waiting(clock.instant().minus(WAITS), most).stream()
                        .map(each -> new ManualCases.Case(Long.toString(each.id().value()),
                                Objects.requireNonNull(each.decidedAt()),
                                "order %s, %,d KRW".formatted(each.orderId().value(), each.amount().amount())))
                        .toList());
    }
}
