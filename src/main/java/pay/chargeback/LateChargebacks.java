package pay.chargeback;

import java.time.Clock;
import java.time.LocalDate;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import platform.ops.ManualCases;
import platform.time.BusinessDays;

/** Chargebacks that are open when their card companies take no answer any more: refunds to their cards wait until a person ends them. */
@Component
class LateChargebacks {
    private final Chargebacks chargebacks;
    private final Clock clock;

    LateChargebacks(Chargebacks chargebacks, Clock clock) {
        this.chargebacks = chargebacks;
        this.clock = clock;
    }

    @Bean
    static ManualCases chargebacksToDecide(LateChargebacks late) {
        return new ManualCases("pay.chargeback", () -> late.chargebacks.late(late.today()),
                most -> late.chargebacks.late(late.today(), most).stream()
                        .map(each -> new ManualCases.Case(Long.toString(each.id().value()), each.openedAt(),
                                "order %s, %,d KRW, to be answered by %s".formatted(each.orderId(),
                                        each.amount().amount(), each.answerBy())))
                        .toList());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BusinessDays.SEOUL);
    }
}
