package bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;

import commerce.bulk.TablesLoad;
import commerce.sheet.SheetKind;
import org.junit.jupiter.api.Test;

/** Tables of products that a seller brings, looked at and carried out. Run by {@code bench/listings.sh}. */
class ListingsBench {
    private static final int ROWS = Integer.getInteger("bench.rows", 10_000);

    private final SchemaApp app = new SchemaApp("target/listings.log");

    @Test
    void measure() throws IOException, SQLException {
        app.sql("set global innodb_flush_log_at_trx_commit = 1");
        String report = RunningApp.header("Tables of products", "bench/listings.sh")
                .replace("The application (`madang-demo.jar`, demo data), its database, flushing at every commit, "
                        + "and the clients share these cores.",
                        "The application, in the bench's process, and its database, flushing at every commit (doublewrite "
                                + "off, as in all tests), share these cores.")
                + String.format(Locale.ROOT,
                        "Tables of %,d rows: new products with two forms each, one in a hundred of them without a name, handed in at "
                                + "once; and other prices for as many products. Of the time to look at a price, it is changed and changed back. "
                                + "Asked are 15 s for looking at a table with the file of what is wrong.%n%n",
                        ROWS)
                + "| table | looked at, s | file of what was wrong, s | carried out, s | products that were right | carried out |\n"
                + "|---|---|---|---|---|---|\n";
        try (var context = app.inside()) {
            new TablesLoad(context).bringsNew(200, SheetKind.XLSX);
            report += row("new, xlsx", new TablesLoad(context).bringsNew(ROWS, SheetKind.XLSX));
            report += row("new, CSV in CP949", new TablesLoad(context).bringsNew(ROWS, SheetKind.CSV));
            report += row("prices, CSV", new TablesLoad(context).changesPrices(ROWS));
            report += row("prices, CSV, all changed by another table before it is carried out",
                    new TablesLoad(context).comesTooLate(ROWS));
        }
        RunningApp.write(report);
    }

    private static String row(String what, TablesLoad.Took took) {
        return String.format(Locale.ROOT, "| %s | %.1f | %.1f | %.1f | %,d | %,d |%n", what,
                took.looking().toMillis() / 1_000.0, took.problems().toMillis() / 1_000.0,
                took.carryingOut().toMillis() / 1_000.0, took.good(),
                took.done());
    }
}
