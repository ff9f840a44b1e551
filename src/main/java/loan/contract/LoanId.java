package loan.contract;

import platform.id.TypedId;

/** Identifies a loan that was taken. */
public record LoanId(long value) implements TypedId {}
