package pay.bank;

import platform.id.TypedId;

/** The id of a transfer with a bank, and the request id under which the bank knows it. */
public record BankTransferId(long value) implements TypedId {}
