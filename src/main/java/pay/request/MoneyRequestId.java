package pay.request;

import platform.id.TypedId;

/** The id of a request for money. */
record MoneyRequestId(long value) implements TypedId {}
