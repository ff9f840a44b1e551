package commerce.live;

import platform.id.TypedId;

/** Identifies a show. */
public record LiveShowId(long value) implements TypedId {}
