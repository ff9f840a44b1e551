package commerce.catalogue;

import platform.id.TypedId;

/** Identifies a seller. */
public record SellerId(long value) implements TypedId {}
