package member.person;

import platform.id.TypedId;

/** The id of a member. */
public record MemberId(long value) implements TypedId {}
