package commerce.access;

import platform.id.TypedId;

/** Identifies a key of a seller's system. */
public record SellerKeyId(long value) implements TypedId {}
