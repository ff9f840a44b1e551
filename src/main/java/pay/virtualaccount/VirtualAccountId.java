package pay.virtualaccount;

import platform.id.TypedId;

/** The id of a virtual account, by which the bank knows our request for it. */
public record VirtualAccountId(long value) implements TypedId {}
