package ads.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import ch.qos.logback.classic.Level;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.RowInsert;
import platform.id.Ids;
import testing.LogLines;
import testing.MadangTest;
import testing.Overlap;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class GiveBackLeaseTest {
    private static final LocalDate DAY = LocalDate.of(2020, 2, 2);

    @Autowired
    ApplicationContext context;
    @Autowired
    GiveBackLease giveBack;
    @Autowired
    Purses purses;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Ids ids;

    /** As who settles locks them: whoever holds funds waits for no day. */
    @Test
    void closesManyAtOnceAllDaysBeforeAllFunds() throws Exception {
        long one = ids.nextLong();
        long other = ids.nextLong();
        purses.stop();
        try {
            transaction.executeWithoutResult(status -> fill(one, other));
            new Overlap(context).of(
                    () -> jdbc.queryForList("select 1 from ads_day_budget where campaign_id = ? for update", other),
                    () -> assertThat(giveBack.closed(Instant.now())).isGreaterThanOrEqualTo(4),
                    () -> assertThat(jdbc.queryForList(
                            "select 1 from ads_funds where advertiser_id = ? for update nowait", one)).hasSize(1));
        } finally {
            purses.start();
        }
        assertThat(left("ads_day_budget", "campaign_id", one, other)).isZero();
        assertThat(left("ads_campaign_budget", "campaign_id", one, other)).isZero();
        assertThat(left("ads_funds", "advertiser_id", one, other)).isZero();
        assertThat(jdbc.queryForList("select id from ads_lease where campaign_id in (?, ?)", one, other)).isEmpty();
    }

    @Test
    void aLeaseThatCannotBeClosedKeepsNoOtherAndIsPutOff() throws Exception {
        long sound = ids.nextLong();
        long broken = ids.nextLong();
        Instant now = DAY.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        purses.stop();
        try {
            transaction.executeWithoutResult(status -> fill(sound, broken));
            dayHolds(broken, 6);
            assertThat(LogLines.during(Purses.class.getName(), () -> purses.closeEnded(now)))
                    .filteredOn(line -> line.getLevel() == Level.ERROR).singleElement()
                    .satisfies(line -> assertThat(line.getFormattedMessage()).contains("cannot be closed"));
            assertThat(jdbc.queryForList("select id from ads_lease where campaign_id = ?", sound)).isEmpty();
            assertThat(left("ads_funds", "advertiser_id", sound, broken)).as("what the other holds").isEqualTo(7);
            dayHolds(broken, 7);
            purses.closeEnded(now);
            assertThat(left("ads_funds", "advertiser_id", sound, broken)).as("it is put off").isEqualTo(7);
            purses.closeEnded(now.plus(Duration.ofHours(1)));
            assertThat(left("ads_funds", "advertiser_id", sound, broken)).isZero();
        } finally {
            purses.start();
        }
    }

    /** Each campaign of an advertiser of its own number; 100 of the 1,000 that were leased first are spent already. */
    private void fill(long one, long other) {
        new RowInsert(jdbc, "ads_day_budget", "campaign_id", "day", "leased_milli", "spent_milli").insert(List.of(
                new Object[]{one, DAY, 900 + 50, 100}, new Object[]{one, DAY.plusDays(1), 30, 0},
                new Object[]{other, DAY, 7, 0}));
        new RowInsert(jdbc, "ads_campaign_budget", "campaign_id", "leased_milli", "spent_milli").insert(
                List.of(new Object[]{one, 900 + 50 + 30, 100}, new Object[]{other, 7, 0}));
        new RowInsert(jdbc, "ads_funds", "advertiser_id", "funded_milli", "leased_milli", "spent_milli").insert(
                List.of(new Object[]{one, 5_000, 900 + 50 + 30, 100}, new Object[]{other, 5_000, 7, 0}));
        new RowInsert(jdbc, "ads_lease", "id", "campaign_id", "advertiser_id", "day", "amount_milli", "settled_milli",
                "closes_at").insert(
                        List.of(lease(one, DAY, 1_000, 100), lease(one, DAY, 50, 0),
                                lease(one, DAY.plusDays(1), 30, 0), lease(other, DAY, 7, 0)));
    }

    private void dayHolds(long campaign, long milli) {
        transaction.executeWithoutResult(status -> jdbc
                .update("update ads_day_budget set leased_milli = ? where campaign_id = ?", milli, campaign));
    }

    private Object[] lease(long campaign, LocalDate day, long amount, long settled) {
        return new Object[]{ids.nextLong(), campaign, campaign, day, amount, settled, DAY.atStartOfDay()};
    }

    private long left(String table, String key, long one, long other) {
        Long left = jdbc.queryForObject("select sum(leased_milli) from " + table + " where " + key + " in (?, ?)",
                Long.class, one, other);
        return left == null ? -1 : left;
    }
}
