package ads.budget;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import ads.AdsScene;
import ads.token.AdToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.time.BusinessDays;
import testing.MadangTest;
import testing.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** A request that began before midnight, and a lease that was taken after it. */
@MadangTest
class LeaseOverMidnightTest {
    private static final LocalDate NEW_DAY = LocalDate.of(2020, 3, 3);
    private static final LocalDate OLD_DAY = NEW_DAY.minusDays(1);
    private static final Instant MIDNIGHT = NEW_DAY.atStartOfDay(BusinessDays.SEOUL).toInstant();
    private static final Instant BEFORE = MIDNIGHT.minusMillis(10);
    private static final Instant AFTER = MIDNIGHT.plusMillis(10);
    private static final long PRICE = 1_000;

    @Autowired
    Purses purses;
    @Autowired
    GiveBackLease giveBack;
    @Autowired
    Budgets budgets;
    @Autowired
    JdbcClient client;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Ids ids;

    private final MovableClock clock = new MovableClock(BEFORE);
    private long campaign;
    private Purse purse;

    /** Nobody but the test closes what ended in 2020. */
    @BeforeEach
    void setUp(@Autowired ApplicationContext context) {
        purses.stop();
        AdsScene.Running draft = new AdsScene(context, 0).draft();
        campaign = draft.campaign().value();
        // A number of its own: pay knows nothing of its money.
        long advertiser = ids.nextLong();
        transaction.executeWithoutResult(status -> {
            jdbc.update("update ads_campaign set advertiser_id = ? where id = ?", advertiser, campaign);
            jdbc.update("insert into ads_funds (advertiser_id, funded_milli) values (?, 1000000)", advertiser);
        });
        purse = new Purse(campaign, advertiser);
        purse.limit(10_000, 100_000);
    }

    @AfterEach
    void tearDown() {
        purses.start();
    }

    @Test
    void aRequestOfTheDayBeforeReservesNothing() {
        clock.set(AFTER);
        purse.fill(take());
        assertThat(purse.covers(PRICE, BEFORE.toEpochMilli())).isFalse();
        assertThat(purse.reserve(PRICE, BEFORE.toEpochMilli())).isNull();
        assertThat(purse.covers(PRICE, MIDNIGHT.toEpochMilli())).as("one of the day that began before").isTrue();
        assertThat(purse.reserve(PRICE, MIDNIGHT.toEpochMilli())).isNotNull();
    }

    /** As the release before handed tokens out: of the day before, with a lease of the day after. */
    @Test
    void aPriceIsChargedToTheDayOfItsLeaseAndAllLeasesClose() {
        take();
        clock.set(AFTER);
        Lease lease = take();
        transaction.executeWithoutResult(status -> {
            Spending.Day decided = new Spending.Day(campaign, OLD_DAY);
            Spending spending = budgets.lock(Set.of(decided), List.of(lease.id()));
            assertThat(spending.charge(decided, lease.id(), PRICE)).isEqualTo(PRICE);
            budgets.save(spending);
        });
        giveBack.closed(AFTER.plus(TakeLease.SERVED).plus(AdToken.LIFE).plus(TakeLease.GRACE));
        assertThat(jdbc.queryForList("select id from ads_lease where campaign_id = ?", campaign)).isEmpty();
        assertThat(jdbc.query(
                "select day, leased_milli, spent_milli from ads_day_budget where campaign_id = ? order by day",
                (row, number) -> row.getString("day") + ": " + row.getLong("leased_milli") + " leased, "
                        + row.getLong("spent_milli") + " spent",
                campaign)).containsExactly(OLD_DAY + ": 0 leased, 0 spent", NEW_DAY + ": 0 leased, 1000 spent");
    }

    private Lease take() {
        TakeLease.Answer answer = new TakeLease(client, transaction, ids, clock).take(purse, PRICE);
        assertThat(answer.refusal()).isNull();
        return Objects.requireNonNull(answer.lease());
    }
}
