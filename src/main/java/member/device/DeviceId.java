package member.device;

import platform.id.TypedId;

/** The id of a bound device. */
public record DeviceId(long value) implements TypedId {}
