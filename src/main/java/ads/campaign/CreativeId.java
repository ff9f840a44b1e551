package ads.campaign;

import platform.id.TypedId;

/** The id of a creative. */
public record CreativeId(long value) implements TypedId {}
