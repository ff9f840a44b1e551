package loan.comparison;

import platform.id.TypedId;

/** A lender's offer in a comparison. */
public record OfferId(long value) implements TypedId {}
