package pay.easypay;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;

import org.springframework.stereotype.Component;
import pay.error.PayError;
import pay.usage.Limits;
import platform.security.IdentityTier;
import platform.time.DatedRows;

/** What members may pay merchants, by the tier of their identity and the day, out of {@code /pay/payment-limits.csv}. */
@Component
class PaymentLimits {
    private final NavigableMap<LocalDate, List<Of>> rows = DatedRows.read("/pay/payment-limits.csv").each(Of::row);

    /** What one tier may pay, in won. */
    record Of(IdentityTier tier, long atOnce, long inADay, long inAMonth) implements Limits {
        private static Of row(List<String> row) {
            return new Of(IdentityTier.valueOf(row.get(0)), Long.parseLong(row.get(1)), Long.parseLong(row.get(2)),
                    Long.parseLong(row.get(3)));
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

    Limits on(LocalDate day, IdentityTier tier) {
        var newest = rows.floorEntry(day);
        if (newest == null) {
            throw new IllegalArgumentException("No limits on " + day);
        }
        return newest.getValue().stream().filter(each -> each.tier() == tier).findFirst()
                .orElseThrow(() -> new IllegalStateException("No limits for " + tier + " on " + day));
    }
}
