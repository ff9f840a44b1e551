package bench;

import commerce.desk.SellerDeskLoad;
import org.junit.jupiter.api.Test;

/**
 * What a large seller's pages read among a million items, and the export of all its orders. Run by {@code bench/seller-desk.sh}.
 */
class SellerDeskBench {
    private static final int ITEMS = Integer.getInteger("bench.items", 1_000_000);
    private static final int SELLERS = Integer.getInteger("bench.sellers", 10_000);

    @Test
    void measure() throws Exception {
        try (var context = new SchemaApp("target/seller-desk.log").inside()) {
            SellerDeskLoad load = new SellerDeskLoad(context, ITEMS, SELLERS);
            load.fill();
            RunningApp.write(RunningApp.header("A seller's desk", "bench/seller-desk.sh")
                    .replace("The application (`madang-demo.jar`, demo data), its database, flushing at every commit, "
                            + "and the clients share these cores.",
                            "The application and its database share these cores; what the pages read is measured inside "
                                    + "the application, without HTTP and the template.")
                    + load.report());
        }
    }
}
