package pay.withdrawal;

import platform.id.TypedId;

/** The id of a withdrawal; the bank transfer that it is has the same number. */
record WithdrawalId(long value) implements TypedId {}
