package benefit.mission;

import platform.id.TypedId;

/** The id of a mission. */
public record MissionId(long value) implements TypedId {}
