package pay.usage;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import platform.security.IdentityTier;
import platform.time.DatedRows;

/**
 * Limits by the tier of a member's identity and the day: by a file that comes with the application, and by what two operators have
 * set since, for a later day each.
 */
public class DatedLimits<L extends Limits> {
    private final NavigableMap<LocalDate, List<Dated<L>>> rows = new TreeMap<>();
    private final ApprovedRows<Dated<L>> approved;

    /**
     * Those of a file of the class path and what operators have set.
     *
     * @param limits makes them of a line of the file, without its day and tier
     */
    protected DatedLimits(String file, Function<List<String>, L> limits, Approved<L> approved, Clock clock) {
        this.approved = new ApprovedRows<>(approved::all, clock);
        DatedRows.read(file).each(List::copyOf).forEach((day, lines) -> rows.put(day, lines.stream()
                .map(line -> new Dated<>(day, IdentityTier.valueOf(line.getFirst()),
                        limits.apply(line.subList(1, line.size()))))
                .toList()));
    }

    /** Limits and the day from which on they hold. */
    public record Dated<L>(LocalDate from, IdentityTier tier, L limits) {}

    /** Where what operators have set is read. */
    @FunctionalInterface
    public interface Approved<L> {
        List<Dated<L>> all();
    }

    /** What one tier may do on a day. */
    public final L on(LocalDate day, IdentityTier tier) {
        var newest = rows.floorEntry(day);
        if (newest == null) {
            throw new IllegalArgumentException("No limits on " + day);
        }
        // Of the same day, what operators have set comes last, and holds.
        return Stream.concat(newest.getValue().stream(), approved.all().stream())
                .filter(each -> each.tier() == tier && !each.from().isAfter(day))
                .reduce((one, other) -> other.from().isBefore(one.from()) ? one : other).map(Dated::limits)
                .orElseThrow(() -> new IllegalStateException("No limits for " + tier + " on " + day));
    }
}
