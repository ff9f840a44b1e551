package loan.repayment;

import platform.id.TypedId;

/** Identifies a request to pay for a loan's money. */
public record RepaymentId(long value) implements TypedId {}
