package bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many rows each kind of query of a load reads: those queries are done again, one of each kind, and the server counts what it touched
 * for it ({@code Handler_read}).
 *
 * @param rows by the query without its values
 */
record RowsRead(Map<String, Long> rows) {
    private static final int MANY = 200;
    private static final int SHOWN = 12;

    interface Load {
        void run() throws Exception;
    }

    /** Watches all queries while the load runs. */
    static RowsRead during(AppProcess app, Load load) throws Exception {
        try (Connection database = app.database(); Statement statement = database.createStatement()) {
            statement.execute("set global log_output = 'TABLE'");
            statement.execute("truncate table mysql.general_log");
            statement.execute("set global general_log = 1");
            load.run();
            statement.execute("set global general_log = 0");
            Map<String, Long> rows = new TreeMap<>();
            for (Map.Entry<String, String> each : queries(statement).entrySet()) {
                rows.put(each.getKey(), read(statement, each.getValue()));
            }
            return new RowsRead(rows);
        }
    }

    private static Map<String, String> queries(Statement statement) throws SQLException {
        Map<String, String> byKind = new LinkedHashMap<>();
        try (ResultSet logged = statement.executeQuery(
                "select argument from mysql.general_log where command_type = 'Query' and argument like 'select%'"
                        + " and argument not like '%@@%'")) {
            while (logged.next()) {
                String query = logged.getString(1);
                byKind.putIfAbsent(kind(query), query);
            }
        }
        return byKind;
    }

    private static String kind(String query) {
        return query.replaceAll("_binary\\s*'(?:[^'\\\\]|\\\\.|'')*'", "?").replaceAll("'(?:[^'\\\\]|\\\\.|'')*'", "?")
                .replaceAll("\\b\\d+\\b", "?").replaceAll("\\?(?:\\s*,\\s*\\?)+", "?, ...")
                .replaceAll("(select \\?[^)]*?)(?: union all select \\?[^)]*)+", "$1 ...").replaceAll("\\s+", " ")
                .trim();
    }

    private static long read(Statement statement, String query) throws SQLException {
        statement.execute("flush status");
        try (ResultSet answer = statement.executeQuery(query)) {
            while (answer.next()) {
                // The server reads as it answers.
            }
        }
        long read = 0;
        try (ResultSet status = statement.executeQuery("show session status like 'Handler_read%'")) {
            while (status.next()) {
                read += status.getLong(2);
            }
        }
        return read;
    }

    /** The queries that read most at the largest scale, and how many read few at every scale. */
    static String table(List<String> scales, List<RowsRead> read) {
        Map<String, List<Long>> all = new TreeMap<>();
        for (String query : read.getLast().rows().keySet()) {
            all.put(query, read.stream().map(scale -> scale.rows().getOrDefault(query, 0L)).toList());
        }
        StringBuilder report = new StringBuilder(String.format(Locale.ROOT,
                """
                        ## Rows read
                        Of the %,d kinds of queries that were seen meanwhile at the largest scale, also in the background, %,d read fewer than %d rows at every scale, as the \
                        server counts them (`Handler_read`) when one of each is done again (0: not seen at that scale). Those that read most:

                        | query | %s |
                        |---|%s
                        """,
                all.size(), all.values().stream().filter(rows -> rows.stream().allMatch(each -> each < MANY)).count(),
                MANY, String.join(" | ", scales), "---|".repeat(scales.size())));
        all.entrySet().stream()
                .sorted(Map.Entry.<String, List<Long>>comparingByValue(Comparator.comparing(List::getLast)).reversed())
                .limit(SHOWN)
                .forEach(each -> report.append(String.format(Locale.ROOT, "| `%.160s` | %s |%n", each.getKey(),
                        each.getValue().stream().map(rows -> String.format(Locale.ROOT, "%,d", rows))
                                .collect(Collectors.joining(" | ")))));
        return report.toString();
    }
}
