package pay.point;

import java.time.Instant;

import platform.id.Tsid;

/**
 * Points that a programme of benefit's promised to a member.
 *
 * @param id benefit's: credited at most once
 * @param expiresAt when what is left of them lapses
 */
record PointGrant(Tsid id, Tsid memberId, Tsid programmeId, long points, String description, Instant expiresAt) {}
