package commerce.catalogue;

import platform.id.TypedId;

/** Identifies a product. */
public record ProductId(long value) implements TypedId {}
