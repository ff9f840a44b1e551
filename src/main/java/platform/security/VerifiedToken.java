package platform.security;

import java.time.Instant;

/** What a token said whose signature was good. */
record VerifiedToken(MemberCaller caller, SigningKey key, Instant issuedAt, Instant expiresAt) {}
