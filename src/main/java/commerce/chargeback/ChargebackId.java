package commerce.chargeback;

import platform.id.TypedId;

/** Identifies a chargeback, as pay does. */
public record ChargebackId(long value) implements TypedId {}
