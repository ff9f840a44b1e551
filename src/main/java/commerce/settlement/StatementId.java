package commerce.settlement;

import platform.id.TypedId;

/** Identifies a seller's statement of a day; its payout too. */
public record StatementId(long value) implements TypedId {}
