package bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import commerce.desk.SellerDeskLoad;
import member.staff.TestStaff;
import org.junit.jupiter.api.Test;
import testing.OpenLimits;
import testing.StaffActor;

/**
 * A large seller's pages among a million items, and the export of all its orders, as its people have them over HTTP. Run by
 * {@code bench/seller-desk.sh}.
 */
class SellerDeskBench {
    private static final int ITEMS = Integer.getInteger("bench.items", 1_000_000);
    private static final int SELLERS = Integer.getInteger("bench.sellers", 10_000);

    @Test
    void measure() throws Exception {
        SchemaApp app = new SchemaApp("target/seller-desk.log");
        app.sql("set global innodb_flush_log_at_trx_commit = 1");
        try (var context = app.inside(OpenLimits.SETTINGS.toArray(String[]::new))) {
            SellerDeskLoad load = new SellerDeskLoad(context, ITEMS, SELLERS);
            load.fill();
            int port = Integer.parseInt(Objects.requireNonNull(
                    context.getEnvironment().getProperty("local.server.port")));
            StringBuilder report = new StringBuilder(RunningApp.header("A seller's desk", "bench/seller-desk.sh")
                    .replace("The application (`madang-demo.jar`, demo data), its database, flushing at every commit, "
                            + "and the clients share these cores.",
                            "The application, in the bench's process, its database, flushing at every commit (doublewrite "
                                    + "off, as in all tests), and the seller's browser share these cores."));
            report.append(String.format(Locale.ROOT,
                    "%,d items of %,d sellers, %,d of them one seller's, who has 20,000 products, 4,000 claims and 200 deals, and whose "
                            + "pages these are (it has no live shows, keys or webhooks): asked for over HTTP by one person who has logged in, the whole page each time. A file is made before its first byte is sent. Asked are "
                            + "150 ms at p95, and 6 s for an export of 100,000 orders.%n%n",
                    ITEMS, SELLERS, SellerDeskLoad.LARGE_ITEMS));
            report.append(String.format(Locale.ROOT, "Its sales of 90 days, summed up for the first time: %.1f s.%n%n",
                    load.sumUpSales().toMillis() / 1e3));
            StaffActor person = TestStaff.ofSeller(context, load.large()).logsIn(port);
            SellerPages pages = new SellerPages(port, person);
            report.append(SellerPages.HEAD);
            for (Map.Entry<String, String> page : load.pages().entrySet()) {
                report.append(pages.row(page.getKey(), page.getValue()));
                RunningApp.write(report.toString());
            }
            report.append(pages.recipientRow("orders: of a recipient, whose name one in ten has", load.recipient()));
            report.append(pages.recipientRow("orders: of a recipient whom nobody knows", "모르는이"));
            SellerPages small = new SellerPages(port, TestStaff.ofSeller(context, load.small()).logsIn(port));
            report.append(small.row("home of a seller with a hundred items", "/seller"));
            report.append(small.recipientRow("its orders of a recipient, whose name 10,000 orders of others have",
                    load.recipient()));
            report.append(SellerPages.crowdRow("all of the large seller's in turn, eight people at once",
                    IntStream.range(0, 8).mapToObj(
                            _ -> new SellerPages(port, TestStaff.ofSeller(context, load.large()).logsIn(port)))
                            .toList(),
                    List.copyOf(load.pages().values())));
            RunningApp.write(report.toString());
            report.append("\n").append(SellerPages.EXPORT_HEAD);
            for (String kind : new String[]{"XLSX", "CSV"}) {
                report.append(pages.exportRow(kind, load.exports()));
            }
            RunningApp.write(report.toString());
        }
    }
}
