package platform.security;

import platform.id.Tsid;

/**
 * The member on whose behalf a request comes, from the access token. A controller takes it as a parameter.
 *
 * @param memberId who
 * @param deviceId the bound device that the token was given to
 * @param sessionId the log-in that the token belongs to; ended by log-out
 * @param tier how far the person's identity is verified
 */
public record MemberCaller(Tsid memberId, Tsid deviceId, Tsid sessionId, IdentityTier tier) {}
