package benefit.today;

import benefit.grant.GrantState;
import org.jspecify.annotations.Nullable;

/** How far a member is with a reward. */
enum RewardState {
    /** Not earned yet. */
    OPEN,
    /** Earned, and not claimed yet. */
    CLAIMABLE,
    /** Claimed; pay has not answered yet. */
    PENDING,
    /** The points are there. */
    PAID,
    /** Pay refused for good. */
    REFUSED;

    static RewardState of(boolean earned, @Nullable GrantState granted) {
        if (granted == null) {
            return earned ? CLAIMABLE : OPEN;
        }
        return switch (granted) {
            case PENDING -> PENDING;
            case PAID -> PAID;
            case REFUSED -> REFUSED;
        };
    }
}
