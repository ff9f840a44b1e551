package bench;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;

import commerce.settlement.SellerSettlementLoad;
import org.junit.jupiter.api.Test;
import platform.time.BusinessDays;

/**
 * The statements of ten thousand sellers over a million items: once through, and of another day once more killed in the middle
 * (SIGKILL) and gone on with by another process. Run by {@code bench/seller-settlement.sh}.
 */
class SellerSettlementBench {
    private static final int ITEMS = Integer.getInteger("bench.items", 1_000_000);
    private static final int SELLERS = Integer.getInteger("bench.sellers", 10_000);
    private static final String NEVER = "--madang.commerce.settlement.pause=5h";
    private static final String OFTEN = "--madang.commerce.settlement.pause=1s";
    /** Nobody is paid out meanwhile. */
    private static final String NO_PAYOUTS = "--madang.commerce.settlement.pay-from=23:59";

    private final SchemaApp app = new SchemaApp("target/seller-settlement.log");
    private final LocalDate today = LocalDate.now(BusinessDays.SEOUL);
    private final SellerSettlementLoad first = new SellerSettlementLoad(SELLERS);
    private final SellerSettlementLoad second = new SellerSettlementLoad(SELLERS);

    @Test
    void measure() throws Exception {
        app.sql("set global innodb_flush_log_at_trx_commit = 1");
        String report = RunningApp.header("The settlement of sellers", "bench/seller-settlement.sh")
                .replace("The application (`madang-demo.jar`, demo data), its database, flushing at every commit, "
                        + "and the clients share these cores.",
                        "The application, in a process of its own with -Xmx" + SchemaApp.MEMORY + ", and its database, "
                                + "flushing at every commit (doublewrite off, as in all tests), share these cores.")
                + String.format(Locale.ROOT,
                        "%,d items of %,d sellers a day, four to seven lines each, one in fifty taken back. Each seller's payout is held "
                                + "against a reckoning of the bench's own. Seconds are from the first batch to the last, as the "
                                + "day's row in the database says; memory is the most that the process had.%n%n",
                        ITEMS, SELLERS)
                + "| run | seconds | lines | statements | made twice | won off | memory, MB | bytes that a second run changed |\n"
                + "|---|---|---|---|---|---|---|---|\n";
        fill();
        report += through();
        report += killed();
        RunningApp.write(report);
    }

    /** Both days, the day before them as if it were closed. */
    private void fill() throws SQLException {
        try (var context = app.inside(NEVER)) {
            first.fill(context, today.minusDays(1), ITEMS, 1);
            second.fill(context, today, ITEMS, 2);
        }
        app.sql("insert into commerce_settlement_run (day, last_seller, sellers, statements, begun_at, finished_at) values ('"
                + today.minusDays(2) + "', 0, 0, 0, utc_timestamp(6), utc_timestamp(6))");
    }

    private String through() throws Exception {
        LocalDate day = today.minusDays(1);
        // Today is begun right after; what it has done by then, its own run tells.
        Process process = app.start(OFTEN, NO_PAYOUTS);
        app.await(() -> finished(day), process);
        String memory = SchemaApp.memory(process);
        SchemaApp.kill(process);
        return row("once through", day, first, memory, "–");
    }

    private String killed() throws Exception {
        Process early = app.start(OFTEN, NO_PAYOUTS);
        app.await(() -> app.number("select coalesce(sum(sellers), 0) from commerce_settlement_run where day = '" + today
                + "'") > SELLERS / 3, early);
        SchemaApp.kill(early);
        long done = statements(today);
        Process late = app.start(OFTEN, NO_PAYOUTS);
        app.await(() -> finished(today), late);
        String memory = SchemaApp.memory(late);
        SchemaApp.kill(late);
        long before = digest();
        app.sql("update commerce_settlement_run set finished_at = null, last_seller = 0 where day = '" + today + "'");
        Process again = app.start(OFTEN, NO_PAYOUTS);
        app.await(() -> finished(today), again);
        SchemaApp.kill(again);
        return row(String.format(Locale.ROOT, "killed after %,d, other starts included", done), today, second, memory,
                digest() == before ? "0" : "some");
    }

    private String row(String run, LocalDate day, SellerSettlementLoad load, String memory, String again)
            throws SQLException {
        long statements = statements(day);
        long distinct = app.number("select count(distinct seller_id) from commerce_settlement_statement where day = '"
                + day + "'");
        return String.format(Locale.ROOT, "| %s | %.1f | %,d | %,d | %,d | %,d | %s | %s |%n", run,
                app.number(
                        "select timestampdiff(microsecond, begun_at, finished_at) from commerce_settlement_run where day = '"
                                + day + "'")
                        / 1e6,
                app.number("select sum(line_count) from commerce_settlement_statement where day = '" + day + "'"),
                distinct, statements - distinct, off(day, load), memory, again);
    }

    private long off(LocalDate day, SellerSettlementLoad load) throws SQLException {
        long off = 0;
        try (var connection = app.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select seller_id, payout + carried_out - carried_in"
                        + " from commerce_settlement_statement where day = '" + day + "'")) {
            while (rows.next()) {
                off += load.off(rows.getLong(1), rows.getLong(2));
            }
        }
        return off;
    }

    /** Of all that the statements say, byte for byte. */
    private long digest() throws SQLException {
        return app.number(
                "select count(*) * 1000003 + sum(crc32(concat_ws(',', id, seller_id, from_on, day, line_count, sales,"
                        + " seller_coupons, shipping, sales_fees, payment_fees, vat, return_freight, claw_backs, adjustments, carried_in,"
                        + " payout, carried_out, pay_on, status, closed_at))) from commerce_settlement_statement");
    }

    private long statements(LocalDate day) throws SQLException {
        return app.number("select count(*) from commerce_settlement_statement where day = '" + day + "'");
    }

    private boolean finished(LocalDate day) throws SQLException {
        return app.number("select count(*) from commerce_settlement_run where finished_at is not null and day = '" + day
                + "'") == 1;
    }
}
