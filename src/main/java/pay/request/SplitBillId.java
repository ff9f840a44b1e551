package pay.request;

import platform.id.TypedId;

/** The id of a bill that was divided. */
record SplitBillId(long value) implements TypedId {}
