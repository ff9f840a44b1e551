package ads.counting;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

import ads.audience.AgeBand;
import ads.audience.Gender;
import ads.audience.Os;
import ads.campaign.Bid;
import ads.campaign.Placement;
import ads.token.AdToken;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.time.BusinessDays;
import platform.time.UtcColumn;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What is dropped, and that nothing is counted again because of it. */
@MadangTest
class DropOldCountsTest {
    /** Numbers that no other test gets to. */
    private static final long FIRST_BLOCK = 1L << 40;

    @Autowired
    DropOldCounts drop;
    @Autowired
    SettleEvents settle;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Ids ids;

    @Test
    void dropsMarksOfFiveWeeksAgoAndKeepsThoseThatWereTouchedSince() {
        Instant now = Instant.now();
        for (long i = 0; i < 2 * DropOldCounts.BATCH; i++) {
            Duration age = Duration.ofDays(i % 2 == 0 ? 37 : 35);
            sql("insert into ads_seen (block, marks, touched_at) values (?, 'x', ?)", FIRST_BLOCK + i,
                    UtcColumn.of(now.minus(age)));
        }
        long counted = FIRST_BLOCK + 4;
        settleOne(counted, Duration.ofMinutes(1));
        drop.drop();
        assertThat(jdbc.queryForList("select block from ads_seen where block between ? and ?", Long.class, FIRST_BLOCK,
                FIRST_BLOCK + 2 * DropOldCounts.BATCH)).hasSize(DropOldCounts.BATCH + 1)
                .allMatch(block -> block % 2 == 1 || block == counted);
        sql("delete from ads_seen where block >= ?", FIRST_BLOCK);
    }

    /** Whatever the database's session takes for the time. */
    @Test
    void aMarkIsTouchedInUtc() {
        LocalDateTime touched = transaction.execute(status -> {
            status.setRollbackOnly();
            String zone = jdbc.queryForObject("select @@session.time_zone", String.class);
            jdbc.execute("set time_zone = '-09:00'");
            try {
                settleOne(FIRST_BLOCK, Duration.ofMinutes(1));
                return jdbc.queryForObject("select touched_at from ads_seen where block = ?", LocalDateTime.class,
                        FIRST_BLOCK);
            } finally {
                jdbc.execute("set time_zone = '" + zone + "'");
            }
        });
        assertThat(touched).isCloseTo(LocalDateTime.now(ZoneOffset.UTC), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void countsNoEventWhoseMarkMayBeGone() {
        long fresh = FIRST_BLOCK + 1;
        long late = FIRST_BLOCK + 2;
        settleOne(fresh, DropOldCounts.COUNTED_WITHIN.minusMinutes(1));
        settleOne(late, DropOldCounts.COUNTED_WITHIN.plusMinutes(1));
        assertThat(marked(fresh)).isTrue();
        assertThat(marked(late)).isFalse();
        sql("delete from ads_seen where block >= ?", FIRST_BLOCK);
    }

    @Test
    void dropsWhatWasSeenBeforeYesterdayAndReportsOfTwoYearsAgo() {
        LocalDate today = LocalDate.now(BusinessDays.SEOUL);
        long member = ids.nextLong();
        long creative = ids.nextLong();
        for (int back = 0; back < 4; back++) {
            sql("insert into ads_frequency (member_id, campaign_id, day, impressions) values (?, 1, ?, 1)",
                    member, today.minusDays(back));
            sql("""
                    insert into ads_hour (hour, creative_id, placement, os, age_band, gender, group_id, campaign_id,
                        advertiser_id, impressions, viewables, clicks, starts, first_quartiles, midpoints,
                        third_quartiles, completes, spent_milli)
                    values (?, ?, 'HOME_BANNER', 'IOS', '', '', 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0)""",
                    today.minusDays(747 + 2 * back).atStartOfDay(), creative);
        }
        drop.drop();
        assertThat(jdbc.queryForObject("select count(*) from ads_frequency where member_id = ?", Long.class, member))
                .isEqualTo(2);
        assertThat(jdbc.queryForObject("select count(*) from ads_hour where creative_id = ?", Long.class, creative))
                .isEqualTo(2);
        sql("delete from ads_hour where creative_id = ?", creative);
    }

    private void sql(String statement, Object... parameters) {
        transaction.executeWithoutResult(status -> jdbc.update(statement, parameters));
    }

    private void settleOne(long block, Duration age) {
        AdToken token = new AdToken(block * SeenMarks.PER_BLOCK, 1, 2, 3, 4, 5, 910,
                Instant.now().minus(age).truncatedTo(ChronoUnit.SECONDS), Bid.Kind.CPM, Placement.HOME_BANNER, Os.IOS,
                AgeBand.UNKNOWN, Gender.UNKNOWN, false);
        long log = ids.nextLong();
        long from = settle.position(log);
        assertThat(settle.settle(log, from, new SegmentLog.Part(
                List.of(new Happening(EventKind.VIEWABLE, Instant.now().truncatedTo(ChronoUnit.MILLIS), token)), 1)))
                .isTrue();
    }

    private boolean marked(long block) {
        return Boolean.TRUE.equals(jdbc.queryForObject("select count(*) > 0 from ads_seen where block = ?",
                Boolean.class, block));
    }
}
