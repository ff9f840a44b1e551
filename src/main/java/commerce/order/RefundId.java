package commerce.order;

import platform.id.TypedId;

/** Identifies a refund. */
record RefundId(long value) implements TypedId {}
