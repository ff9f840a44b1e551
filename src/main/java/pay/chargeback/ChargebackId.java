package pay.chargeback;

import platform.id.TypedId;

/** The id of a chargeback. */
public record ChargebackId(long value) implements TypedId {}
