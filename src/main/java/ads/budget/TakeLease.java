package ads.budget;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

import ads.token.AdToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.RetriedOnConflict;
import platform.id.Ids;
import platform.time.BusinessDays;
import platform.time.UtcColumn;

/**
 * Leases a part of a campaign's budget to this instance: of the day, of the campaign and of what the advertiser paid in at
 * once, each by an update that only succeeds while spent and leased together stay within it.
 */
@Component
class TakeLease {
    static final Duration SERVED = Duration.ofMinutes(1);
    /** What comes in the last moment of a token's life still has to be settled. */
    static final Duration GRACE = Duration.ofMinutes(2);
    private static final long MILLI = 1000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final Clock clock;

    TakeLease(JdbcClient jdbc, TransactionTemplate transaction, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** What came of asking; the refusal is null when there is a lease. */
    record Answer(@Nullable Lease lease, @Nullable LeaseRefusal refusal) {}

    /** @param price the highest that the lease must cover, in thousandths of a won */
    @RetriedOnConflict
    Answer take(Purse purse, long price) {
        Instant now = clock.instant();
        long daily = purse.dailyBudget() * MILLI;
        Answer answer = attempt(purse, Pacing.chunk(daily, price), now);
        return answer.lease() == null ? attempt(purse, price, now) : answer;
    }

    private Answer attempt(Purse purse, long amount, Instant now) {
        Answer answer = transaction.execute(status -> lease(purse, amount, now, status));
        return answer == null ? new Answer(null, LeaseRefusal.PACED) : answer;
    }

    private Answer lease(Purse purse, long amount, Instant now, TransactionStatus status) {
        LocalDate day = LocalDate.ofInstant(now, BusinessDays.SEOUL);
        LeaseRefusal refusal = reserve(purse, amount, day, Pacing.allowed(purse.dailyBudget() * MILLI, now));
        if (refusal != null) {
            status.setRollbackOnly();
            return new Answer(null, refusal);
        }
        Instant midnight = startOf(day.plusDays(1));
        Instant end = now.plus(SERVED).isBefore(midnight) ? now.plus(SERVED) : midnight;
        long id = ids.nextLong();
        jdbc.sql("""
                insert into ads_lease (id, campaign_id, advertiser_id, day, amount_milli, closes_at)
                values (?, ?, ?, ?, ?, ?)""")
                .params(id, purse.campaignId(), purse.advertiserId(), day, amount,
                        UtcColumn.of(end.plus(AdToken.LIFE).plus(GRACE)))
                .update();
        return new Answer(new Lease(id, amount, startOf(day).toEpochMilli(), end.toEpochMilli()), null);
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(BusinessDays.SEOUL).toInstant();
    }

    private @Nullable LeaseRefusal reserve(Purse purse, long amount, LocalDate day, long paced) {
        jdbc.sql("insert into ads_day_budget (campaign_id, day) values (?, ?) on duplicate key update day = day")
                .params(purse.campaignId(), day).update();
        if (jdbc.sql("""
                update ads_day_budget set leased_milli = leased_milli + :amount
                where campaign_id = :campaign and day = :day and spent_milli + leased_milli + :amount <= :paced""")
                .param("amount", amount).param("campaign", purse.campaignId()).param("day", day).param("paced", paced)
                .update() == 0) {
            return LeaseRefusal.PACED;
        }
        if (jdbc.sql("""
                update ads_campaign_budget set leased_milli = leased_milli + :amount
                where campaign_id = :campaign and spent_milli + leased_milli + :amount <= :total""")
                .param("amount", amount).param("campaign", purse.campaignId())
                .param("total", purse.totalBudget() * MILLI).update() == 0) {
            return LeaseRefusal.TOTAL_SPENT;
        }
        return jdbc.sql("""
                update ads_funds set leased_milli = leased_milli + :amount
                where advertiser_id = :advertiser and spent_milli + leased_milli + :amount <= funded_milli""")
                .param("amount", amount).param("advertiser", purse.advertiserId()).update() == 0
                        ? LeaseRefusal.NOT_FUNDED
                        : null;
    }
}
