package pay.transfer;

import java.time.Clock;
import java.util.List;

import org.springframework.stereotype.Component;
import pay.error.PayError;
import pay.usage.DatedLimits;

/** What members may send. */
@Component
class TransferLimits extends DatedLimits<TransferLimits.Limits> {
    TransferLimits(Approved<Limits> approved, Clock clock) {
        super("/pay/transfer-limits.csv", Limits::of, approved, clock);
    }

    /**
     * What one tier may send on a day, in won.
     *
     * @param signedFrom an amount that the device has to sign
     */
    record Limits(long atOnce, long inADay, long inAMonth, long signedFrom) implements pay.usage.Limits {
        static Limits of(List<String> line) {
            return new Limits(Long.parseLong(line.get(0)), Long.parseLong(line.get(1)), Long.parseLong(line.get(2)),
                    Long.parseLong(line.get(3)));
        }

        @Override
        public PayError above(Span span) {
            return switch (span) {
                case ONCE -> PayError.TRANSFER_ABOVE_LIMIT;
                case DAY -> PayError.TRANSFER_ABOVE_DAILY_LIMIT;
                case MONTH -> PayError.TRANSFER_ABOVE_MONTHLY_LIMIT;
            };
        }
    }
}
