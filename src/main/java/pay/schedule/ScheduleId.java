package pay.schedule;

import platform.id.TypedId;

/** The id of a scheduled transfer. */
record ScheduleId(long value) implements TypedId {}
