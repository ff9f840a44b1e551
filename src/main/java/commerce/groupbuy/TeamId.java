package commerce.groupbuy;

import platform.id.TypedId;

/** Identifies a team. */
public record TeamId(long value) implements TypedId {}
