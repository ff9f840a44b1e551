package pay.topup;

import platform.id.TypedId;

/** The id of a top-up; the bank transfer that it is has the same number. */
record TopUpId(long value) implements TypedId {}
