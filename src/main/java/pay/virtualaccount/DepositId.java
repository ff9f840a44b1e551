package pay.virtualaccount;

import platform.id.TypedId;

/** The id of a deposit that a bank told of. */
public record DepositId(long value) implements TypedId {}
