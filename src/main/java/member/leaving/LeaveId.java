package member.leaving;

import platform.id.TypedId;

/** The id of one request to leave. */
record LeaveId(long value) implements TypedId {}
