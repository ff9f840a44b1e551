package pay.billing;

import platform.id.TypedId;

/** The id of a billing agreement, inside this module; outside it goes by its key. */
record BillingAgreementId(long value) implements TypedId {}
