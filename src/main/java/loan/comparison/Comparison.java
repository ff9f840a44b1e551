package loan.comparison;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A comparison as its row says.
 *
 * @param deadline when it is closed at the latest
 * @param rankingVersion null while it is open
 */
record Comparison(ComparisonId id, Tsid memberId, Purpose purpose, Won amount, int months,
        Instant openedAt, Instant deadline, @Nullable Instant closedAt, @Nullable Integer rankingVersion) {
    boolean isClosed() {
        return closedAt != null;
    }
}
