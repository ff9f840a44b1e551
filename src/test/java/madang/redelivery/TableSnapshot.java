package madang.redelivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Every row of every module's tables, and the published events, all columns as text. The kernel's other tables are
 * bookkeeping (leases, sessions, limits) and change by themselves.
 */
record TableSnapshot(Map<String, List<String>> rows) {
    private static final String EVENT_LOG = "platform_event_log";

    /** Whether a snapshot shows the rows of {@code table}. */
    static boolean shows(String table) {
        return table.equals(EVENT_LOG) || table.equals("platform_event_dead_letter")
                || (!table.startsWith("platform_") && !table.startsWith("flyway_"));
    }

    /** The rows that are here and not there, by table; of two that are alike, one may be new. */
    Set<String> minus(TableSnapshot other) {
        Set<String> more = new TreeSet<>();
        rows.forEach((table, here) -> {
            List<String> left = new ArrayList<>(here);
            other.rows.getOrDefault(table, List.of()).forEach(left::remove);
            left.forEach(row -> more.add(table + ": " + row));
        });
        return more;
    }

    /** Whether {@code row}, as {@link #minus} tells it, is an event that was published before, but for its id and time. */
    boolean hasSameEvent(String row) {
        String prefix = EVENT_LOG + ": ";
        return row.startsWith(prefix)
                && rows.get(EVENT_LOG).stream()
                        .anyMatch(each -> sameAs(each).equals(sameAs(row.substring(prefix.length()))));
    }

    private static String sameAs(String event) {
        return event.replaceFirst("^[0-9]+ ", "").replaceAll("\"(eventId|occurredAt)\":\"[^\"]*\"", "")
                .replaceAll("} \\| .*$", "}");
    }

    /** Only the tables of one module. */
    TableSnapshot ofModule(String module) {
        return new TableSnapshot(rows.entrySet().stream().filter(table -> table.getKey().startsWith(module + "_"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new)));
    }
}
