package madang.migrations;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a schema looks like to a program that writes to it. It is read from the database itself: whatever a migration says and
 * however it says it, what counts is what is there afterwards.
 *
 * @param columns by table and column
 * @param indexes by table and index, those of primary keys and unique ones too
 * @param checks their conditions, by table and constraint
 * @param references foreign keys, by table and constraint
 * @param triggers what they do, by table and trigger
 */
record Shape(Map<Name, Column> columns, Map<Name, Index> indexes, Map<Name, String> checks,
        Map<Name, Reference> references, Map<Name, String> triggers) {

    /** Of a thing that belongs to a table. */
    record Name(String table, String name) implements Comparable<Name> {
        @Override
        public int compareTo(Name other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return table + "." + name;
        }
    }

    /** A column; one without a default has none that a program could rely on. */
    record Column(String type, @Nullable String collation, boolean nullable, boolean hasDefault, boolean isMadeByServer,
            boolean isGenerated) {
        boolean mustBeWritten() {
            return !nullable && !hasDefault && !isMadeByServer;
        }
    }

    record Index(boolean unique, List<String> columns) {}

    record Reference(List<String> columns, String to) {}

    static Shape of(JdbcClient jdbc) {
        return new Shape(
                read(jdbc, """
                        select table_name, column_name, column_type, collation_name, is_nullable, column_default, extra
                        from information_schema.columns where table_schema = database()""",
                        (row, _) -> new Column(row.getString(3), row.getString(4), row.getString(5).equals("YES"),
                                row.getString(6) != null,
                                row.getString(7).matches("(?i).*(auto_increment|(stored|virtual) generated).*"),
                                row.getString(7).matches("(?i).*(stored|virtual) generated.*"))),
                read(jdbc,
                        """
                                select table_name, index_name, max(non_unique), group_concat(column_name order by seq_in_index)
                                from information_schema.statistics where table_schema = database() group by table_name, index_name""",
                        (row, _) -> new Index(row.getInt(3) == 0, List.of(row.getString(4).split(",", -1)))),
                read(jdbc, """
                        select t.table_name, c.constraint_name, c.check_clause
                        from information_schema.check_constraints c join information_schema.table_constraints t
                            on t.constraint_schema = c.constraint_schema and t.constraint_name = c.constraint_name
                        where c.constraint_schema = database() and t.constraint_type = 'CHECK'""",
                        (row, _) -> row.getString(3)),
                read(jdbc,
                        """
                                select table_name, constraint_name, group_concat(column_name order by ordinal_position),
                                    group_concat(concat(referenced_table_name, '.', referenced_column_name) order by ordinal_position)
                                from information_schema.key_column_usage
                                where table_schema = database() and referenced_table_name is not null group by table_name, constraint_name""",
                        (row, _) -> new Reference(List.of(row.getString(3).split(",", -1)), row.getString(4))),
                read(jdbc,
                        """
                                select event_object_table, trigger_name, concat(action_timing, ' ', event_manipulation, ' ', action_statement)
                                from information_schema.triggers where trigger_schema = database()""",
                        (row, _) -> row.getString(3)));
    }

    private static <T> Map<Name, T> read(JdbcClient jdbc, String sql, RowMapper<T> form) {
        Map<Name, T> found = new TreeMap<>();
        jdbc.sql(sql).query(row -> {
            found.put(new Name(row.getString(1), row.getString(2)), form.mapRow(row, 0));
        });
        return found;
    }

    boolean hasTable(String table) {
        return columns.keySet().stream().anyMatch(column -> column.table().equals(table));
    }
}
