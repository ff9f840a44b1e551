package madang.redelivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Makes {@link TableSnapshot}s, past the application, since they show the tables of all modules. Of the hundreds of tables only
 * those are read again whose checksum is another than last time.
 */
final class TableReader implements AutoCloseable {
    private final SingleConnectionDataSource source;
    private final JdbcTemplate jdbc;
    private final List<String> tables;
    private final Map<String, Long> checksums = new HashMap<>();
    private final Map<String, List<String>> rows = new TreeMap<>();

    TableReader(Environment environment) {
        source = new SingleConnectionDataSource(environment.getRequiredProperty("spring.datasource.url"),
                environment.getRequiredProperty("spring.datasource.username"),
                environment.getRequiredProperty("spring.datasource.password"), true);
        jdbc = new JdbcTemplate(source);
        tables = jdbc.queryForList("""
                select table_name from information_schema.tables
                where table_schema = database() and table_type = 'BASE TABLE'""", String.class).stream()
                .filter(TableSnapshot::shows).toList();
    }

    TableSnapshot read() {
        jdbc.query(
                "checksum table " + tables.stream().map(table -> '`' + table + '`').collect(Collectors.joining(", ")),
                row -> {
                    String table = row.getString(1).substring(row.getString(1).lastIndexOf('.') + 1);
                    Long checksum = row.getLong(2);
                    if (!checksum.equals(checksums.put(table, checksum))) {
                        rows.remove(table);
                    }
                });
        tables.forEach(table -> rows.computeIfAbsent(table, this::read));
        return new TableSnapshot(new TreeMap<>(rows));
    }

    private List<String> read(String table) {
        return jdbc.query("select * from " + table, (row, index) -> {
            List<String> values = new ArrayList<>();
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                values.add(row.getString(column));
            }
            return String.join(" | ", values.stream().map(String::valueOf).toList());
        }).stream().sorted().toList();
    }

    @Override
    public void close() {
        source.destroy();
    }
}
