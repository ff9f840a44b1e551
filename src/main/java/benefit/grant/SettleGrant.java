package benefit.grant;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** Pay has answered a grant. The first answer stands. */
@Component
class SettleGrant {
    private final Grants grants;
    private final Budgets budgets;

    SettleGrant(Grants grants, Budgets budgets) {
        this.grants = grants;
        this.budgets = budgets;
    }

    /**
     * Ends a grant that waits.
     *
     * @param refusal why pay refused; null when the points are the member's
     */
    @Transactional
    public void settle(GrantId grant, Tsid programme, long points, @Nullable String refusal, Instant at) {
        GrantState state = refusal == null ? GrantState.PAID : GrantState.REFUSED;
        if (grants.settle(grant, state, refusal, at) && state == GrantState.REFUSED) {
            budgets.giveBack(programme.value(), points);
        }
    }
}
