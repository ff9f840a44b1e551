package madang.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static java.nio.charset.StandardCharsets.UTF_8;

/** All texts and bytes in all tables, as whoever has a dump of the database reads them: past the application, all modules at once. */
final class DatabaseDump implements AutoCloseable {
    private final SingleConnectionDataSource connection;
    private final JdbcClient jdbc;

    DatabaseDump(Environment environment) {
        connection = new SingleConnectionDataSource(environment.getRequiredProperty("spring.datasource.url"),
                environment.getRequiredProperty("spring.datasource.username"),
                environment.getRequiredProperty("spring.datasource.password"), true);
        jdbc = JdbcClient.create(connection);
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /** Each cell, with its {@code table.column}. */
    void read(BiConsumer<String, String> cell) {
        columns().forEach((table, columns) -> jdbc
                .sql("select `" + String.join("`, `", columns) + "` from `" + table + "`").query(row -> {
                    for (int i = 0; i < columns.size(); i++) {
                        byte[] bytes = row.getBytes(i + 1);
                        if (bytes != null) {
                            cell.accept(table + "." + columns.get(i), new String(bytes, UTF_8));
                        }
                    }
                }));
    }

    /** What can hold a text, by table. */
    Map<String, List<String>> columns() {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        jdbc.sql("""
                select c.table_name, c.column_name from information_schema.columns c
                join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
                where c.table_schema = database() and t.table_type = 'BASE TABLE'
                and (c.data_type like '%char' or c.data_type like '%text' or c.data_type like '%blob'
                or c.data_type like '%binary' or c.data_type = 'json')
                order by c.table_name, c.ordinal_position""").query(row -> {
            columns.computeIfAbsent(row.getString(1), _ -> new ArrayList<>()).add(row.getString(2));
        });
        return columns;
    }

    @Override
    public void close() {
        connection.destroy();
    }
}
