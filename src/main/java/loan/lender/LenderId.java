package loan.lender;

import platform.id.TypedId;

/** A lender of the panel. */
public record LenderId(long value) implements TypedId {}
