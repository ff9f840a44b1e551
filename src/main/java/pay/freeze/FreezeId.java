package pay.freeze;

import platform.id.TypedId;

/** The id of a freeze. */
record FreezeId(long value) implements TypedId {}
