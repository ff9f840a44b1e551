package bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import bench.Wares.Ware;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testing.MemberActor;
import testing.RunningJar;

/** Everybody wants the same thing at once, and there is enough for one in ten. Run by {@code bench/hot-sku.sh}. */
class HotSkuBench {
    private static final int PEOPLE = Integer.getInteger("bench.people", 2_000);
    private static final int BUYERS = Integer.getInteger("bench.buyers", 10_000);
    private static final long ENOUGH = 300_000;
    private static final int PIECES = 1_000;
    private static final int CONNECTIONS = Integer.getInteger("bench.connections", 100);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warm-up", 60));

    @TempDir
    Path folder;

    @Test
    void measure() throws Exception {
        List<String> settings = List.of("--madang.demo.members=" + PEOPLE, "--madang.demo.products=10000",
                "--madang.limits.policies.catalogue.per-address.per-minute=60000000",
                "--madang.limits.policies.catalogue.per-address.burst=60000000");
        try (AppProcess app = AppProcess.start(folder, RunningJar.freePort(), RunningJar.freePort(), settings);
                HttpLoad load = new HttpLoad(app.port, CONNECTIONS)) {
            List<Ware> wares = Wares.of(app.port, 1_000, 6_000, 50);
            List<MemberActor> people = DemoPeople.withMoney(app.port, PEOPLE, ENOUGH);
            Ware hot = wares.removeFirst();
            load.full(WARM_UP, new PurchaseWork(people, wares, "warm"));
            try (Connection database = app.database()) {
                Stock.set(database, hot, PIECES);
                PurchaseWork crowd = new PurchaseWork(people, List.of(hot), "hot");
                HttpLoad.Result result = load.times(BUYERS, crowd);
                Stock left = Stock.of(database, hot);
                RunningApp.write(RunningApp.header("One SKU that everybody wants", "bench/hot-sku.sh")
                        + String.format(Locale.ROOT,
                                """
                                        %,d buyers (%,d demo members in turn who have enough money) for %,d pieces, %d connections of one client thread, after %d s of other purchases to warm up. Each asks for a quote, orders, \
                                        pays, and asks for the order until it is paid, or is told that it is sold out. Crowded out: told to come back, and came back after 100 ms.

                                        | buyers | paid | told that it is sold out | crowded out | on hand, held at the end | s until the last piece was ordered | s until it was paid | s until all are answered |
                                        |---|---|---|---|---|---|---|---|
                                        | %,d | %,d | %,d | %,d | %d, %d | %.1f | %.1f | %.1f |
                                        """,
                                BUYERS, people.size(), PIECES, CONNECTIONS, WARM_UP.toSeconds(), BUYERS, crowd.paid(),
                                crowd.soldOut(), crowd.crowdedOut(), left.onHand(), left.held(),
                                (crowd.lastOrdered() - crowd.firstAsked()) / 1e9,
                                (crowd.lastPaid() - crowd.firstAsked()) / 1e9, result.took() / 1e9));
            }
        }
    }
}
