package benefit.grant;

import platform.id.TypedId;

/** The id of points granted to a member. */
public record GrantId(long value) implements TypedId {}
