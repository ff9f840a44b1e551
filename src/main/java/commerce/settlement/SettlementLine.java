package commerce.settlement;

import java.time.Instant;
import java.time.LocalDate;

import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A line of a seller's settlement.
 *
 * @param dueOn the day in Seoul whose statement has it
 * @param orderId null of an adjustment; so is {@code itemId}
 * @param sourceId the item, the claim or the adjustment that it is from: with the kind, once
 * @param amount signed as the seller sees it
 * @param platform what the platform earns by it; negative, what it bears
 */
record SettlementLine(SellerId seller, LocalDate dueOn, LineKind kind, @Nullable Tsid orderId, @Nullable Tsid itemId,
        Tsid sourceId, Won amount, Won platform, Instant occurredAt) {}
