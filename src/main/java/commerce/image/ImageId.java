package commerce.image;

import platform.id.TypedId;

/** Identifies a picture. */
public record ImageId(long value) implements TypedId {}
