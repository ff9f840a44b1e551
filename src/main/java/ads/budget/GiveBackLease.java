package ads.budget;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.time.UtcColumn;

/** Gives back what of a lease nobody will spend: the part that was not reserved at once, the rest when its last token has ended. */
@Component
class GiveBackLease {
    private static final int AT_A_TIME = 100;
    private static final String SELECT = """
            select id, campaign_id, advertiser_id, day, amount_milli - settled_milli as open_milli from ads_lease\s""";
    private static final String DUE = "where closes_at <= ? order by closes_at, id limit ? ";

    private final JdbcClient jdbc;

    GiveBackLease(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(long id, long campaign, long advertiser, LocalDate day, long open) {}

    /** Gives back what no token was made of. */
    @RetriedOnConflict
    @Transactional
    public void unreserved(long lease, long amount) {
        jdbc.sql(SELECT + "where id = ? for update").param(lease).query(GiveBackLease::row).optional()
                .ifPresent(row -> {
                    // A click costs more than was expected of it: some of what was not reserved may be charged already.
                    long free = Math.min(amount, row.open());
                    jdbc.sql("update ads_lease set amount_milli = amount_milli - ? where id = ?").params(free, lease)
                            .update();
                    release(List.of(new Row(row.id(), row.campaign(), row.advertiser(), row.day(), free)));
                });
    }

    /** Closes leases whose last token has ended, those that another instance closes left out; how many. */
    @RetriedOnConflict
    @Transactional
    public int closed(Instant now) {
        List<Row> rows = jdbc.sql(SELECT + DUE + "for update skip locked").params(UtcColumn.of(now), AT_A_TIME)
                .query(GiveBackLease::row).list();
        close(rows);
        return rows.size();
    }

    /** The leases that are closed next, by their ids. */
    @Transactional(readOnly = true)
    public List<Long> due(Instant now) {
        return jdbc.sql("select id from ads_lease " + DUE).params(UtcColumn.of(now), AT_A_TIME)
                .query((row, number) -> row.getLong("id")).list();
    }

    /** Closes one of them, unless another instance does. */
    @RetriedOnConflict
    @Transactional
    public void close(long lease, Instant now) {
        close(jdbc.sql(SELECT + "where id = ? and closes_at <= ? for update skip locked")
                .params(lease, UtcColumn.of(now)).query(GiveBackLease::row).list());
    }

    /** A lease is closed at another time. */
    @RetriedOnConflict
    @Transactional
    public void putOff(long lease, Instant to) {
        jdbc.sql("update ads_lease set closes_at = ? where id = ?").params(UtcColumn.of(to), lease).update();
    }

    private void close(List<Row> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql("delete from ads_lease where id in (:ids)").param("ids", rows.stream().map(Row::id).toList())
                    .update();
            release(rows);
        }
    }

    /** All days, then all campaigns, then all funds, as {@link Budgets} locks them. */
    private void release(List<Row> rows) {
        Map<Spending.Day, Long> days = new TreeMap<>(Budgets.DAYS);
        Map<Long, Long> campaigns = new TreeMap<>();
        Map<Long, Long> advertisers = new TreeMap<>();
        for (Row row : rows) {
            days.merge(new Spending.Day(row.campaign(), row.day()), row.open(), Long::sum);
            campaigns.merge(row.campaign(), row.open(), Long::sum);
            advertisers.merge(row.advertiser(), row.open(), Long::sum);
        }
        days.forEach((of, open) -> jdbc
                .sql("update ads_day_budget set leased_milli = leased_milli - ? where campaign_id = ? and day = ?")
                .params(open, of.campaign(), of.day()).update());
        campaigns.forEach((campaign, open) -> jdbc
                .sql("update ads_campaign_budget set leased_milli = leased_milli - ? where campaign_id = ?")
                .params(open, campaign).update());
        advertisers.forEach((advertiser, open) -> jdbc
                .sql("update ads_funds set leased_milli = leased_milli - ? where advertiser_id = ?")
                .params(open, advertiser).update());
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(row.getLong("id"), row.getLong("campaign_id"), row.getLong("advertiser_id"),
                row.getObject("day", LocalDate.class), row.getLong("open_milli"));
    }
}
