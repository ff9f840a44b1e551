package ads.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import ads.campaign.AdvertiserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.database.Queries;
import platform.time.UtcColumn;

/** Reads reports from the hours that the settler keeps. */
@Queries
public class Reports {
    /** So many rows at most: what is behind them, a narrower report shows. */
    public static final int MOST = 10_000;

    private final JdbcClient jdbc;

    Reports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What happened in one hour or day.
     *
     * @param at when it began, in Seoul
     * @param spentMilli thousandths of a won
     */
    public record Row(LocalDateTime at, String key, String label, long impressions, long viewables, long clicks,
            long starts, long firstQuartiles, long midpoints, long thirdQuartiles, long completes, long spentMilli) {}

    /** The rows of one advertiser, oldest first. */
    public List<Row> read(AdvertiserId advertiser, ReportQuery query) {
        // Seoul has had no summer time since 1988: its day is nine hours ahead all year.
        String at = query.grain() == ReportQuery.Grain.HOUR
                ? "date_add(h.hour, interval 9 hour)"
                : "cast(date(date_add(h.hour, interval 9 hour)) as datetime)";
        return jdbc.sql("""
                select %s as began, %s as thing, max(%s) as label, sum(impressions) as impressions,
                    sum(viewables) as viewables, sum(clicks) as clicks, sum(starts) as starts,
                    sum(first_quartiles) as first_quartiles, sum(midpoints) as midpoints,
                    sum(third_quartiles) as third_quartiles, sum(completes) as completes,
                    sum(spent_milli) as spent_milli
                from ads_hour h
                where h.advertiser_id = :advertiser and h.hour >= :begin and h.hour < :end
                    and (:campaign = 0 or h.campaign_id = :campaign)
                group by began, thing order by began, thing limit %d"""
                .formatted(at, query.dimension().key(), query.dimension().label(), MOST))
                .param("advertiser", advertiser.value()).param("begin", UtcColumn.of(query.begin()))
                .param("end", UtcColumn.of(query.end()))
                .param("campaign", query.campaign() == null ? 0L : query.campaign().value()).query(Reports::row)
                .list();
    }

    /** Up to when events are in the reports: when anything was settled last; null before the first. */
    public @Nullable Instant settledAt() {
        return jdbc.sql("select max(settled_at) as settled_at from ads_event_log")
                .query((row, number) -> Optional.ofNullable(UtcColumn.find(row, "settled_at"))).single()
                .orElse(null);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(Objects.requireNonNull(row.getObject("began", LocalDateTime.class)), row.getString("thing"),
                Objects.requireNonNullElse(row.getString("label"), ""), row.getLong("impressions"),
                row.getLong("viewables"), row.getLong("clicks"), row.getLong("starts"), row.getLong("first_quartiles"),
                row.getLong("midpoints"), row.getLong("third_quartiles"), row.getLong("completes"),
                row.getLong("spent_milli"));
    }
}
