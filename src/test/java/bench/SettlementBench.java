package bench;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import pay.settlement.SettlementLoad;
import platform.time.BusinessDays;

/**
 * The settlement of a million payments of ten thousand merchants: once through, and of another day once more killed in the
 * middle (SIGKILL) and gone on with by another process. Run by {@code bench/settlement.sh}.
 */
class SettlementBench {
    private static final int PAYMENTS = Integer.getInteger("bench.payments", 1_000_000);
    private static final String OFTEN = "--madang.pay.settlement.pause=1s";
    private static final int MERCHANTS = Integer.getInteger("bench.merchants", 10_000);

    private final SchemaApp app = new SchemaApp("target/settlement.log");
    private final LocalDate today = LocalDate.now(BusinessDays.SEOUL);
    private final SettlementLoad first = new SettlementLoad(MERCHANTS);
    private final SettlementLoad second = new SettlementLoad(MERCHANTS);

    @Test
    void measure() throws Exception {
        app.sql("set global innodb_flush_log_at_trx_commit = 1");
        String report = RunningApp.header("The settlement of merchants", "bench/settlement.sh")
                .replace("The application (`madang-demo.jar`, demo data), its database, flushing at every commit, "
                        + "and the clients share these cores.",
                        "The application, in a process of its own with -Xmx" + SchemaApp.MEMORY
                                + ", and its database, flushing "
                                + "at every commit (doublewrite off, as in all tests), share these cores.")
                + String.format(Locale.ROOT,
                        "%,d payments of %,d merchants a day, one in twenty cancelled in part. Each merchant's fees, VAT and "
                                + "payout are held against a reckoning of the bench's own. Seconds are from the first batch "
                                + "to the last, as the day's row in the database says; memory is the most that the process had.%n%n",
                        PAYMENTS, MERCHANTS)
                + "| run | seconds | lines | settlements | settled twice | won off | memory, MB | a second run changed |\n"
                + "|---|---|---|---|---|---|---|---|\n";
        fill();
        report += through();
        report += killed();
        RunningApp.write(report);
    }

    /** Both days, the day before them as if it were settled. */
    private void fill() throws SQLException {
        try (var context = app.inside("--madang.pay.settlement.pause=5h")) {
            first.fill(context, today.minusDays(2), PAYMENTS, 1);
            second.fill(context, today.minusDays(1), PAYMENTS, 2);
        }
        app.sql("insert into pay_settlement_run (day, last_merchant, merchants, settlements, failed, begun_at, finished_at) "
                + "values ('" + today.minusDays(3) + "', 0, 0, 0, 0, utc_timestamp(6), utc_timestamp(6))");
    }

    private String through() throws Exception {
        LocalDate day = today.minusDays(2);
        Process process = app.start(OFTEN);
        app.await(() -> finished(day), process);
        String memory = SchemaApp.memory(process);
        SchemaApp.kill(process);
        return row("once through", day, first, memory, "");
    }

    /** It had begun when the day before was done, if only just. */
    private String killed() throws Exception {
        LocalDate day = today.minusDays(1);
        Process early = app.start(OFTEN);
        app.await(() -> app.number(
                "select coalesce(sum(merchants), 0) from pay_settlement_run where day = '" + day + "'") > MERCHANTS / 3,
                early);
        SchemaApp.kill(early);
        long done = settlements(day);
        Process late = app.start(OFTEN);
        app.await(() -> finished(day), late);
        String memory = SchemaApp.memory(late);
        SchemaApp.kill(late);
        return row(String.format(Locale.ROOT, "killed after %,d, other starts included", done), day, second, memory,
                Long.toString(again(day)));
    }

    private String row(String run, LocalDate day, SettlementLoad load, String memory, String again)
            throws SQLException {
        long settlements = settlements(day);
        long distinct = app
                .number("select count(distinct merchant_id) from pay_settlement where until_on = '" + day + "'");
        return String.format(Locale.ROOT, "| %s | %.1f | %,d | %,d | %,d | %,d | %s | %s |%n", run, seconds(day),
                app.number("select count(*) from pay_sale_line where sold_on = '" + day + "'"), distinct,
                settlements - distinct, off(day, load), memory, again);
    }

    /** What was settled of a day against what was sold. */
    private long off(LocalDate day, SettlementLoad load) throws SQLException {
        long off = 0;
        try (var connection = app.connect();
                var statement = connection.createStatement();
                var rows = statement
                        .executeQuery("select merchant_id, payout, fees, vat from pay_settlement where until_on = '"
                                + day + "'")) {
            while (rows.next()) {
                off += load.off(rows.getLong(1), rows.getLong(2), rows.getLong(3), rows.getLong(4));
            }
        }
        return off;
    }

    /** Another start on the settled day: how many settlements and journals it made. */
    private long again(LocalDate day) throws Exception {
        String all = "select (select count(*) from pay_settlement) + (select count(*) from pay_journal)";
        long before = app.number(all);
        app.sql("update pay_settlement_run set finished_at = null, last_merchant = 0 where day = '" + day + "'");
        Process process = app.start(OFTEN);
        app.await(() -> finished(day), process);
        SchemaApp.kill(process);
        return app.number(all) - before;
    }

    private long settlements(LocalDate day) throws SQLException {
        return app.number("select count(*) from pay_settlement where until_on = '" + day + "'");
    }

    private boolean finished(LocalDate day) throws SQLException {
        return app.number("select count(*) from pay_settlement_run where finished_at is not null and day = '" + day
                + "'") == 1;
    }

    private double seconds(LocalDate day) throws SQLException {
        return app
                .number("select timestampdiff(microsecond, begun_at, finished_at) from pay_settlement_run where day = '"
                        + day + "'")
                / 1e6;
    }
}
