package pay.promotion;

import platform.id.TypedId;

/** The id of a promotion. */
public record PromotionId(long value) implements TypedId {}
