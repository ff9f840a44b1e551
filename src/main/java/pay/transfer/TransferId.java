package pay.transfer;

import platform.id.TypedId;

/** The id of a transfer. */
public record TransferId(long value) implements TypedId {}
