package pay.billing;

import platform.id.TypedId;

/** The id of what a merchant charges by a billing key. */
record BillingChargeId(long value) implements TypedId {}
