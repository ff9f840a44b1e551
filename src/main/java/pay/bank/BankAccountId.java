package pay.bank;

import platform.id.TypedId;

/** The id of a linked bank account. */
public record BankAccountId(long value) implements TypedId {}
