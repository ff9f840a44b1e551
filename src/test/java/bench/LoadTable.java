package bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A table of loads on one application: what was done, how fast, with how much CPU of whom and how many statements and commits, and how
 * many deliveries of events were not done at the end of it.
 */
final class LoadTable {
    private static final String QUESTIONS = "Questions";
    private static final String COMMITS = "Com_commit";

    private final StringBuilder report;

    /** Begins it at the end of a report. */
    LoadTable(StringBuilder report) {
        this.report = report;
        report.append(
                """
                        | | done | a second | p50 ms | p99 ms | longest ms | server µs | database µs | client µs | statements | commits | waiting |
                        |---|---|---|---|---|---|---|---|---|---|---|---|
                        """);
    }

    interface Load {
        HttpLoad.Result run() throws IOException;
    }

    /** Runs a load from the calling thread, and adds its row; returns how many were done a second. */
    double row(AppProcess app, String name, Load load) throws IOException, SQLException {
        var thread = ManagementFactory.getThreadMXBean();
        Map<String, Long> asked = asked(app);
        var before = app.cpu();
        long client = thread.getCurrentThreadCpuTime();
        HttpLoad.Result result = load.run();
        long waiting = waiting(app);
        var cpu = app.cpu().since(before);
        client = thread.getCurrentThreadCpuTime() - client;
        Map<String, Long> now = asked(app);
        double perSecond = result.done() * 1e9 / result.took();
        String row = String.format(Locale.ROOT,
                "| %s | %,d | %,.0f | %.1f | %.1f | %.1f | %.0f | %.0f | %.0f | %.1f | %.1f | %,d |%n",
                name, result.done(), perSecond, result.nanos().millis(0.5), result.nanos().millis(0.99),
                result.nanos().millis(1), cpu.application() / 1e3 / result.done(),
                cpu.database() / 1e3 / result.done(), client / 1e3 / result.done(),
                more(QUESTIONS, asked, now) / result.done(), more(COMMITS, asked, now) / result.done(), waiting);
        System.err.print(row);
        report.append(row);
        return perSecond;
    }

    private static double more(String what, Map<String, Long> before, Map<String, Long> now) {
        return (double) now.getOrDefault(what, 0L) - before.getOrDefault(what, 0L);
    }

    /** What the database was asked so far, by whomever. */
    private static Map<String, Long> asked(AppProcess app) throws IOException, SQLException {
        Map<String, Long> asked = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        try (Connection database = app.database();
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("show global status where variable_name in ('" + QUESTIONS
                        + "', '" + COMMITS + "')")) {
            while (rows.next()) {
                asked.put(rows.getString(1), rows.getLong(2));
            }
        }
        return asked;
    }

    private static long waiting(AppProcess app) throws IOException, SQLException {
        try (Connection database = app.database();
                Statement statement = database.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from platform_event_delivery")) {
            count.next();
            return count.getLong(1);
        }
    }
}
