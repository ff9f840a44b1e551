package pay.easypay;

import java.time.Clock;
import java.util.List;

import org.springframework.stereotype.Component;
import pay.error.PayError;
import pay.usage.DatedLimits;
import pay.usage.Limits;

/** What members may pay merchants. */
@Component
class PaymentLimits extends DatedLimits<PaymentLimits.Of> {
    PaymentLimits(Approved<Of> approved, Clock clock) {
        super("/pay/payment-limits.csv", Of::line, approved, clock);
    }

    /** What one tier may pay on a day, in won. */
    record Of(long atOnce, long inADay, long inAMonth) implements Limits {
        static Of line(List<String> line) {
            return new Of(Long.parseLong(line.get(0)), Long.parseLong(line.get(1)), Long.parseLong(line.get(2)));
        }

        @Override
        public PayError above(Span span) {
            return switch (span) {
                case ONCE -> PayError.PAYMENT_ABOVE_LIMIT;
                case DAY -> PayError.PAYMENT_ABOVE_DAILY_LIMIT;
                case MONTH -> PayError.PAYMENT_ABOVE_MONTHLY_LIMIT;
            };
        }
    }
}
