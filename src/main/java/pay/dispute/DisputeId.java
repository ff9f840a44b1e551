package pay.dispute;

import platform.id.TypedId;

/** The id of a dispute. */
public record DisputeId(long value) implements TypedId {}
