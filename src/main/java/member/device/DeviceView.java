package member.device;

import java.time.Instant;

import member.person.MemberId;

/** A device that may log in. */
public record DeviceView(DeviceId id, MemberId memberId, String name, String publicKey, Instant boundAt) {}
