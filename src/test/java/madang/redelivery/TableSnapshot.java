package madang.redelivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Every row of every module's tables, and the published events, all columns as text. The kernel's other tables are
 * bookkeeping (leases, sessions, limits) and change by themselves.
 */
record TableSnapshot(Map<String, List<String>> rows) {
    private static final Set<String> EVENTS = Set.of("platform_event_log", "platform_event_dead_letter");

    static TableSnapshot of(JdbcTemplate jdbc) {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String table : tables(jdbc)) {
            rows.put(table, jdbc.query("select * from " + table, (row, index) -> {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    values.add(row.getString(column));
                }
                return String.join(" | ", values.stream().map(String::valueOf).toList());
            }).stream().sorted().toList());
        }
        return new TableSnapshot(rows);
    }

    /** The tables of all modules, and those that tell what was published. */
    private static List<String> tables(JdbcTemplate jdbc) {
        return jdbc.queryForList("""
                select table_name from information_schema.tables
                where table_schema = database() and table_type = 'BASE TABLE'""", String.class).stream()
                .filter(table -> EVENTS.contains(table)
                        || (!table.startsWith("platform_") && !table.startsWith("flyway_")))
                .toList();
    }

    /** The rows that are here and not there, by table. */
    Set<String> minus(TableSnapshot other) {
        return rows.entrySet().stream()
                .flatMap(table -> table.getValue().stream()
                        .filter(row -> !other.rows.getOrDefault(table.getKey(), List.of()).contains(row))
                        .map(row -> table.getKey() + ": " + row))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Only the tables of one module. */
    TableSnapshot ofModule(String module) {
        return new TableSnapshot(rows.entrySet().stream().filter(table -> table.getKey().startsWith(module + "_"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new)));
    }
}
