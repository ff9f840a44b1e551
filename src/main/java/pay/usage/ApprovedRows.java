package pay.usage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** What two operators have set, each to hold from a later day on; read anew every minute. */
public final class ApprovedRows<R> {
    /** They are set some minutes before their day at the latest: nobody misses one that is not known for so long. */
    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);

    private final Supplier<List<R>> read;
    private final Clock clock;
    private volatile Known<R> known = new Known<>(Instant.MIN, List.of());

    /** Those that {@code read} reads. */
    public ApprovedRows(Supplier<List<R>> read, Clock clock) {
        this.read = read;
        this.clock = clock;
    }

    private record Known<R>(Instant at, List<R> rows) {}

    /** All of them. */
    public List<R> all() {
        Known<R> found = known;
        Instant now = clock.instant();
        if (found.at().isBefore(now.minus(KNOWN_FOR))) {
            found = new Known<>(now, read.get());
            known = found;
        }
        return found.rows();
    }
}
