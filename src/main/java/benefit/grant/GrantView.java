package benefit.grant;

import java.time.Instant;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Points promised to the member, as they see it.
 *
 * @param settledAt when pay answered; null while PENDING
 * @param expiresAt when what is left of the points lapses
 */
@Schema(name = "Grant")
public record GrantView(GrantId id, Programme programme, @Schema(example = "10") long points,
        @Schema(example = "5,000걸음 달성") String description, GrantState state, Instant grantedAt,
        @Nullable Instant settledAt, Instant expiresAt) {
    public static GrantView of(Grant grant) {
        return new GrantView(grant.id(), grant.programme(), grant.points(), grant.description(), grant.state(),
                grant.grantedAt(), grant.settledAt(), grant.expiresAt());
    }
}
