package pay.transfer;

import java.time.LocalDate;
import java.util.List;

import org.springframework.stereotype.Component;
import platform.security.IdentityTier;
import platform.time.DatedRows;

/** What members may send, by the tier of their identity and the day. */
@Component
class TransferLimits {
    private final DatedRows rows = DatedRows.read("/pay/transfer-limits.csv");

    /**
     * What one tier may send on a day, in won.
     *
     * @param signedFrom an amount that the device has to sign
     */
    record Limits(long atOnce, long inADay, long inAMonth, long signedFrom) {
        static Limits of(List<String> row) {
            return new Limits(Long.parseLong(row.get(1)), Long.parseLong(row.get(2)), Long.parseLong(row.get(3)),
                    Long.parseLong(row.get(4)));
        }
    }

    Limits on(LocalDate day, IdentityTier tier) {
        return rows.on(day).stream().filter(row -> row.getFirst().equals(tier.name())).map(Limits::of).findFirst()
                .orElseThrow(() -> new IllegalStateException("No limits for " + tier + " on " + day));
    }
}
