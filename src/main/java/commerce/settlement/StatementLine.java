package commerce.settlement;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import platform.id.Tsid;

/**
 * A line as its seller reads it.
 *
 * @param orderId null of an adjustment; so is {@code itemId}
 * @param sourceId the item, the claim or the adjustment that it is from
 * @param text of an adjustment, what it is for; else null
 * @param amount in won, signed as the seller sees it
 */
record StatementLine(Tsid id, LocalDate dueOn, LineKind kind, @Nullable Tsid orderId, @Nullable Tsid itemId,
        Tsid sourceId, @Nullable String text, long amount, Instant occurredAt) {}
