package commerce.review;

import platform.id.TypedId;

/** Identifies a review. */
public record ReviewId(long value) implements TypedId {}
