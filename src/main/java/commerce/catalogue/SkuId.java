package commerce.catalogue;

import platform.id.TypedId;

/** Identifies one buyable form of a product: a choice for each of its option groups. */
public record SkuId(long value) implements TypedId {}
