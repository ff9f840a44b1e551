package pay.ledger;

import platform.id.TypedId;

/** The id of a ledger account. */
public record AccountId(long value) implements TypedId {}
