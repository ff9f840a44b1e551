package pay.transfer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import pay.error.PayError;
import platform.security.IdentityTier;
import platform.time.DatedRows;

/** What members may send, by the tier of their identity and the day: by a file, and by what operators have set since. */
@Component
class TransferLimits {
    /** They are set for later days: nobody misses one that is not known for so long. */
    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);

    private final NavigableMap<LocalDate, List<Dated>> rows = new TreeMap<>();
    private final Approved approved;
    private final Clock clock;
    private volatile Known known = new Known(Instant.MIN, List.of());

    TransferLimits(Approved approved, Clock clock) {
        this.approved = approved;
        this.clock = clock;
        DatedRows.read("/pay/transfer-limits.csv").each(List::copyOf)
                .forEach((day, lines) -> rows.put(day, lines.stream().map(line -> Dated.of(day, line)).toList()));
    }

    /**
     * What one tier may send on a day, in won.
     *
     * @param signedFrom an amount that the device has to sign
     */
    record Limits(long atOnce, long inADay, long inAMonth, long signedFrom) implements pay.usage.Limits {
        @Override
        public PayError above(Span span) {
            return switch (span) {
                case ONCE -> PayError.TRANSFER_ABOVE_LIMIT;
                case DAY -> PayError.TRANSFER_ABOVE_DAILY_LIMIT;
                case MONTH -> PayError.TRANSFER_ABOVE_MONTHLY_LIMIT;
            };
        }
    }

    /** Limits and the day from which on they hold. */
    record Dated(LocalDate from, IdentityTier tier, Limits limits) {
        static Dated of(LocalDate from, List<String> row) {
            return new Dated(from, IdentityTier.valueOf(row.get(0)), new Limits(Long.parseLong(row.get(1)),
                    Long.parseLong(row.get(2)), Long.parseLong(row.get(3)), Long.parseLong(row.get(4))));
        }
    }

    /** Where what operators have set is read. */
    @FunctionalInterface
    interface Approved {
        List<Dated> all();
    }

    private record Known(Instant at, List<Dated> rows) {}

    Limits on(LocalDate day, IdentityTier tier) {
        var newest = rows.floorEntry(day);
        if (newest == null) {
            throw new IllegalArgumentException("No limits on " + day);
        }
        // Of the same day, what operators have set comes last, and holds.
        return Stream.concat(newest.getValue().stream(), set().stream())
                .filter(each -> each.tier() == tier && !each.from().isAfter(day))
                .reduce((one, other) -> other.from().isBefore(one.from()) ? one : other).map(Dated::limits)
                .orElseThrow(() -> new IllegalStateException("No limits for " + tier + " on " + day));
    }

    private List<Dated> set() {
        Known read = known;
        Instant now = clock.instant();
        if (read.at().isBefore(now.minus(KNOWN_FOR))) {
            read = new Known(now, approved.all());
            known = read;
        }
        return read.rows();
    }
}
