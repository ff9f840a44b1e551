package commerce.catalogue;

import platform.id.TypedId;

/** Identifies a category. */
public record CategoryId(long value) implements TypedId {}
