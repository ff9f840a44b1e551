package pay.simulation;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Pay's tables and those of events and keys, which each seed begins with as migrations left them. */
final class SimulatedTables {
    private static final String NAMES = """
            select table_name from information_schema.tables where table_schema = database() and table_type = 'BASE TABLE'
                and (table_name like 'pay\\_%' and table_name not like '%flyway%' and table_name not like '%history%'
                    or table_name in ('platform_event_log', 'platform_event_delivery', 'platform_event_dead_letter',
                        'platform_idempotency'))""";
    private static final String UNDELETABLE = "select distinct event_object_table from information_schema.triggers"
            + " where trigger_schema = database() and event_manipulation = 'DELETE'";

    private final JdbcTemplate jdbc;
    /** Whether there is something in them at the beginning. */
    private final Map<String, Boolean> tables = new HashMap<>();
    private final Set<String> undeletable;

    SimulatedTables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.undeletable = new HashSet<>(jdbc.queryForList(UNDELETABLE, String.class));
        List<String> names = jdbc.queryForList(NAMES, String.class);
        for (String name : names) {
            boolean filled = !jdbc.queryForList("select 1 from " + name + " limit 1").isEmpty();
            if (filled) {
                jdbc.execute("create table kept_" + name + " as select * from " + name);
            }
            tables.put(name, filled);
        }
    }

    void beginAnew() {
        jdbc.execute((ConnectionCallback<Object>) connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set foreign_key_checks = 0");
                for (Map.Entry<String, Boolean> table : tables.entrySet()) {
                    empty(statement, table.getKey());
                    if (table.getValue()) {
                        statement.execute("insert into " + table.getKey() + " select * from kept_" + table.getKey());
                    }
                }
                statement.execute("set foreign_key_checks = 1");
                statement.execute("commit");
            }
            return true;
        });
    }

    /** To truncate a table takes longer than to delete the few rows of a seed. */
    private void empty(Statement statement, String table) throws SQLException {
        statement.execute((undeletable.contains(table) ? "truncate table " : "delete from ") + table);
    }
}
