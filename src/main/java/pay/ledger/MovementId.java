package pay.ledger;

import platform.id.TypedId;

/** The id of one movement of the ledger; that of a hold is what resolves it later. */
public record MovementId(long value) implements TypedId {}
