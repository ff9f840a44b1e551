package ads.counting;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import ads.token.AdToken;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.time.UtcColumn;

/** What a batch adds to the hours of the reports. */
final class HourCounts {
    private static final int ROWS = 500;
    private static final String COLUMNS = """
            hour, creative_id, placement, os, age_band, gender, group_id, campaign_id, advertiser_id, impressions,
            viewables, clicks, starts, first_quartiles, midpoints, third_quartiles, completes, spent_milli""";
    private static final String ROW = "(" + String.join(", ", Collections.nCopies(18, "?")) + ")";
    private static final String ADD = """
            on duplicate key update impressions = impressions + values(impressions),
                viewables = viewables + values(viewables), clicks = clicks + values(clicks),
                starts = starts + values(starts), first_quartiles = first_quartiles + values(first_quartiles),
                midpoints = midpoints + values(midpoints), third_quartiles = third_quartiles + values(third_quartiles),
                completes = completes + values(completes), spent_milli = spent_milli + values(spent_milli)""";

    private record Key(long hour, long creative, int placement, int os, int age, int gender) {}

    private static final class Row {
        private final AdToken token;
        private final Instant hour;
        private final long advertiser;
        private final long[] counts = new long[EventKind.COUNT + 1];

        Row(AdToken token, Instant hour, long advertiser) {
            this.token = token;
            this.hour = hour;
            this.advertiser = advertiser;
        }
    }

    private final Map<Key, Row> rows = new HashMap<>();

    void add(Happening event, EventKind kind, long advertiser, long spentMilli) {
        AdToken token = event.token();
        long hour = event.at().getEpochSecond() / 3600;
        Row row = rows.computeIfAbsent(
                new Key(hour, token.creativeId(), token.placement().number(), token.os().number(),
                        token.ageBand().number(), token.gender().number()),
                _ -> new Row(token, event.at().truncatedTo(ChronoUnit.HOURS), advertiser));
        row.counts[kind.number()]++;
        row.counts[EventKind.COUNT] += spentMilli;
    }

    /** In the order of their keys, so that two settlers never wait for each other. */
    void save(JdbcTemplate jdbc) {
        List<Key> keys = new ArrayList<>(rows.keySet());
        keys.sort(Comparator.comparingLong(Key::hour).thenComparingLong(Key::creative)
                .thenComparingInt(Key::placement).thenComparingInt(Key::os).thenComparingInt(Key::age)
                .thenComparingInt(Key::gender));
        for (int from = 0; from < keys.size(); from += ROWS) {
            List<Key> part = keys.subList(from, Math.min(keys.size(), from + ROWS));
            List<Object> values = new ArrayList<>();
            part.forEach(key -> append(values, Objects.requireNonNull(rows.get(key))));
            jdbc.update("insert into ads_hour (" + COLUMNS + ") values "
                    + String.join(", ", Collections.nCopies(part.size(), ROW)) + " " + ADD, values.toArray());
        }
    }

    private static void append(List<Object> values, Row row) {
        AdToken token = row.token;
        Collections.addAll(values, UtcColumn.of(row.hour), token.creativeId(), token.placement().name(),
                token.os().name(), token.ageBand().name(), token.gender().name(), token.groupId(), token.campaignId(),
                row.advertiser);
        for (long count : row.counts) {
            values.add(count);
        }
    }
}
