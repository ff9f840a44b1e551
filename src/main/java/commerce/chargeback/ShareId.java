package commerce.chargeback;

import platform.id.TypedId;

/** Identifies a part of a chargeback. */
record ShareId(long value) implements TypedId {}
