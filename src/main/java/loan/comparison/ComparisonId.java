package loan.comparison;

import platform.id.TypedId;

/** A comparison. */
public record ComparisonId(long value) implements TypedId {}
