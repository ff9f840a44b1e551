package bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import bench.Wares.Ware;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testing.MemberActor;
import testing.RunningJar;

/** Carts filled and orders placed and paid, over HTTP. Run by {@code bench/orders.sh}. */
class OrdersBench {
    private static final int PRODUCTS = Integer.getInteger("bench.products", 10_000);
    private static final int PEOPLE = Integer.getInteger("bench.people", 3_000);
    private static final int CONNECTIONS = Integer.getInteger("bench.connections", 50);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warm-up", 60));
    private static final Duration RUN = Duration.ofSeconds(Integer.getInteger("bench.seconds", 60));
    private static final double CARTS_ASKED = 1_200;
    private static final double ORDERS_ASKED = 250;
    private static final long DEAREST = 15_000;
    /** So that nobody's money ends: in full length each buys some twenty times. */
    private static final long ENOUGH = 500_000;

    @TempDir
    Path folder;

    @Test
    void measure() throws Exception {
        List<String> settings = List.of("--madang.demo.products=" + PRODUCTS, "--madang.demo.members=" + PEOPLE,

                "--madang.limits.policies.catalogue.per-address.per-minute=60000000",
                "--madang.limits.policies.catalogue.per-address.burst=60000000");
        try (AppProcess app = AppProcess.start(folder, RunningJar.freePort(), RunningJar.freePort(), settings);
                HttpLoad load = new HttpLoad(app.port, CONNECTIONS)) {
            List<Ware> wares = Wares.of(app.port, 1_000, DEAREST, 30);
            StringBuilder report = new StringBuilder(RunningApp.header("Carts and orders", "bench/orders.sh"))
                    .append(String.format(Locale.ROOT,
                            """
                                    %,d products, of which the newest %,d are bought that cost at most %,d won; those of %,d demo members in turn who have more than %,d won; %d connections of one client thread, \
                                    one request at a time on each. A full order is a quote, the order from it, its payment (asked for, and confirmed with the device's signature), \
                                    and the order, asked for so that the answer waits until it is paid; events take it to pay and back. %d s to warm up, %d s each. Timed by the client, from when \
                                    each should have begun. Waiting: deliveries of events that are not done, at the end of it.

                                    """,
                            PRODUCTS, wares.size(), DEAREST, PEOPLE, ENOUGH, CONNECTIONS, WARM_UP.toSeconds(),
                            RUN.toSeconds()));
            LoadTable table = new LoadTable(report);
            CartWork puts = new CartWork(people(app), wares);
            load.full(WARM_UP, puts);
            table.row(app, "into the cart, as many as go", () -> load.full(RUN, puts));
            table.row(app, "into the cart, 1,200 a second", () -> load.open(CARTS_ASKED, RUN, puts));
            PurchaseWork purchases = new PurchaseWork(people(app), wares, "bench");
            load.full(WARM_UP, purchases);
            double most = table.row(app, "full orders, as many as go", () -> load.full(RUN, purchases));
            table.row(app, "full orders, 250 a second", () -> load.open(ORDERS_ASKED, RUN, purchases));
            table.row(app, String.format(Locale.ROOT, "full orders, %,.0f a second", 0.7 * most),
                    () -> load.open(0.7 * most, RUN, purchases));
            RunningApp.write(report.toString());
        }
    }

    private static List<MemberActor> people(AppProcess app) {
        return DemoPeople.withMoney(app.port, PEOPLE, ENOUGH);
    }
}
