package pay.payment;

import platform.id.TypedId;

/** The id of a payment. */
public record PaymentId(long value) implements TypedId {}
