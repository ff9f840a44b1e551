package benefit.grant;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** Points promised to a member. */
public record Grant(GrantId id, Programme programme, long points, String description, GrantState state,
        Instant grantedAt, @Nullable Instant settledAt, Instant expiresAt) {}
