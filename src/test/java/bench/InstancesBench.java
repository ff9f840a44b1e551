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

/** What two instances on one database do of what one does. Run by {@code bench/instances.sh}. */
class InstancesBench {
    private static final int PEOPLE = 600;
    private static final int CONNECTIONS = Integer.getInteger("bench.connections", 48);
    private static final long ENOUGH = 500_000;
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warm-up", 20));
    private static final Duration RUN = Duration.ofSeconds(Integer.getInteger("bench.seconds", 30));

    @TempDir
    Path first;
    @TempDir
    Path second;

    @Test
    void measure() throws Exception {
        try (AppProcess app = AppProcess.start(first, RunningJar.freePort(), RunningJar.freePort(),
                List.of("--madang.demo.products=3000"))) {
            List<Ware> wares = Wares.of(app.port, 1_000, 15_000, 30);
            StringBuilder report = new StringBuilder(RunningApp.header("Two instances", "bench/instances.sh"))
                    .append(String.format(Locale.ROOT,
                            """
                                    One instance, then one more on the same database, all on the same two cores: what a second one costs where it \
                                    brings no processor with it. %d connections of one client thread, with two instances half of them to each; %d s to warm up, %d s each, \
                                    as fast as answers come.

                                    """,
                            CONNECTIONS, WARM_UP.toSeconds(), RUN.toSeconds()));
            LoadTable table = new LoadTable(report);
            rows(table, app, "one instance", List.of(app.port), wares);
            List<Integer> both = List.of(app.port, app.startAnother(second));
            rows(table, app, "two instances", both, wares);
            RunningApp.write(report.toString());
        }
    }

    private static void rows(LoadTable table, AppProcess app, String name, List<Integer> ports, List<Ware> wares)
            throws Exception {
        // Anew: a token lasts five minutes.
        List<MemberActor> people = DemoPeople.withMoney(app.port, PEOPLE, ENOUGH);
        Gets screens = new Gets(people.stream()
                .map(each -> Gets.get("/v1/home", "Authorization: " + each.bearer() + "\r\n")).toList());
        TransferWork transfers = new TransferWork(people, 1_000, "/v1/pay/transfers");
        PurchaseWork purchases = new PurchaseWork(people, wares, name.replace(" ", "-"));
        try (HttpLoad load = new HttpLoad(ports, CONNECTIONS)) {
            load.full(WARM_UP, screens);
            table.row(app, name + ", first screens", () -> load.full(RUN, screens));
            load.full(WARM_UP, transfers);
            table.row(app, name + ", transfers", () -> load.full(RUN, transfers));
            load.full(WARM_UP, purchases);
            table.row(app, name + ", full orders", () -> load.full(RUN, purchases));
        }
    }
}
