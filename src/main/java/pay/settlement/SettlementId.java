package pay.settlement;

import platform.id.TypedId;

/** The id of a settlement. */
record SettlementId(long value) implements TypedId {}
