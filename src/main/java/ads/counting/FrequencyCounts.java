package ads.counting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import ads.budget.Spending;
import org.springframework.jdbc.core.JdbcTemplate;

/** How often a day people saw campaigns: what a batch adds. */
final class FrequencyCounts {
    private static final int ROWS = 500;

    private record Key(long member, Spending.Day of) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byMember = Long.compare(member, other.member);
            int byDay = of.day().compareTo(other.of.day());
            return byMember != 0 ? byMember : byDay != 0 ? byDay : Long.compare(of.campaign(), other.of.campaign());
        }
    }

    private final SortedMap<Key, Integer> counts = new TreeMap<>();

    void add(long member, Spending.Day of) {
        counts.merge(new Key(member, of), 1, Integer::sum);
    }

    void save(JdbcTemplate jdbc) {
        List<Key> keys = List.copyOf(counts.keySet());
        for (int from = 0; from < keys.size(); from += ROWS) {
            List<Key> part = keys.subList(from, Math.min(keys.size(), from + ROWS));
            List<Object> values = new ArrayList<>();
            part.forEach(key -> Collections.addAll(values, key.member(), key.of().campaign(), key.of().day(),
                    counts.getOrDefault(key, 0)));
            jdbc.update("insert into ads_frequency (member_id, campaign_id, day, impressions) values "
                    + String.join(", ", Collections.nCopies(part.size(), "(?, ?, ?, ?)"))
                    + " on duplicate key update impressions = impressions + values(impressions)", values.toArray());
        }
    }
}
