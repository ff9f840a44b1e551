package bench;

import java.time.Duration;
import java.util.Locale;

import commerce.groupbuy.EndingLoad;
import commerce.order.LapsingLoad;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What is due all at once: holds of orders that nobody paid, and teams whose time is over. Run by {@code bench/sweeps.sh}. */
class SweepsBench {
    private static final int HOLDS = Integer.getInteger("bench.holds", 100_000);
    private static final int TEAMS = Integer.getInteger("bench.teams", 50_000);

    private final SchemaApp app = new SchemaApp("target/sweeps.log");

    @Test
    void measure() throws Exception {
        app.sql("set global innodb_flush_log_at_trx_commit = 1");
        String report = RunningApp.header("What is due all at once", "bench/sweeps.sh")
                .replace("The application (`madang-demo.jar`, demo data), its database, flushing at every commit, "
                        + "and the clients share these cores.",
                        "The application, in the bench's process, and its database, flushing at every commit (doublewrite "
                                + "off, as in all tests), share these cores with the listeners of what they publish.")
                + "| what | how many | asked | took, s | a second | until all listeners are done, s |\n"
                + "|---|---|---|---|---|---|\n";
        try (var context = app.inside("--madang.commerce.sweep-pause=1d")) {
            LapsingLoad holds = new LapsingLoad(context, HOLDS);
            holds.fill();
            report += row("holds of orders that nobody paid lapse", HOLDS, "10 s for 100,000", holds.lapse());
            if (app.number("select coalesce(sum(held), 0) from commerce_stock") != 0) {
                throw new IllegalStateException("Pieces are held yet");
            }
            RunningApp.write(report); // Of the first, whatever becomes of the second.
            EndingLoad teams = new EndingLoad(context, TEAMS);
            teams.fill();
            report += row("teams of two paid members of three end", TEAMS, "60 s for 50,000", teams.end());
        }
        RunningApp.write(report);
    }

    private String row(String what, int many, String asked, Duration took) throws Exception {
        long begun = System.nanoTime();
        Awaitility.await().atMost(Duration.ofMinutes(10)).until(
                () -> app.number("select count(*) from platform_event_delivery where attempts < 3") == 0);
        double all = took.toMillis() / 1e3 + (System.nanoTime() - begun) / 1e9;
        return String.format(Locale.ROOT, "| %s | %,d | %s | %.1f | %,.0f | %.0f |%n", what, many, asked,
                took.toMillis() / 1e3, many / (took.toMillis() / 1e3), all);
    }
}
