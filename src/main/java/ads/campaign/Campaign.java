package ads.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

import ads.refusal.AdsError;
import org.jspecify.annotations.Nullable;
import platform.money.Won;
import platform.web.DomainException;

/**
 * What an advertiser spends on one purpose, in which time.
 *
 * @param budget the most per day of Seoul, and in all
 * @param endsOn the last day; null for no end
 * @param dailyCap how often a day one person sees its ads; null for as often as it wins
 */
public record Campaign(CampaignId id, AccountId accountId, AdvertiserId advertiserId, String name, State state,
        Budget budget, LocalDate startsOn, @Nullable LocalDate endsOn, @Nullable Integer dailyCap, Instant createdAt) {
    /** Where a campaign stands. Only an active one is served; an ended one stays ended. */
    public enum State {
        DRAFT, ACTIVE, PAUSED, ENDED
    }

    /** The most that may be spent. */
    public record Budget(Won daily, Won total) {
        static final Won LEAST = Won.of(1_000);
        static final Won MOST = Won.of(100_000_000_000L);

        public Budget {
            if (daily.isLessThan(LEAST) || total.isLessThan(daily) || MOST.isLessThan(total)) {
                throw new DomainException(AdsError.BUDGET_OUT_OF_RANGE, LEAST, MOST);
            }
        }
    }

    /** The same with another state. */
    public Campaign become(State next) {
        Set<State> before = switch (next) {
            case DRAFT -> Set.of();
            case ACTIVE -> Set.of(State.DRAFT, State.PAUSED);
            case PAUSED -> Set.of(State.ACTIVE);
            case ENDED -> Set.of(State.DRAFT, State.ACTIVE, State.PAUSED);
        };
        if (!before.contains(state)) {
            throw new DomainException(AdsError.AD_STATE_FORBIDS, state);
        }
        return new Campaign(id, accountId, advertiserId, name, next, budget, startsOn, endsOn, dailyCap, createdAt);
    }

    /** The same with other budgets: what was spent stays spent, also above a smaller one. */
    public Campaign spendAtMost(Budget other) {
        if (state == State.ENDED) {
            throw new DomainException(AdsError.AD_STATE_FORBIDS, state);
        }
        return new Campaign(id, accountId, advertiserId, name, state, other, startsOn, endsOn, dailyCap, createdAt);
    }
}
