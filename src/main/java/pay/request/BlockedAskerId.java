package pay.request;

import platform.id.TypedId;

/** The id of a block: who may not ask whom. */
record BlockedAskerId(long value) implements TypedId {}
