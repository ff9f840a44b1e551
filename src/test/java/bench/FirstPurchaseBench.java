package bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import bench.Wares.Ware;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testing.MemberActor;
import testing.RunningJar;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * From the start of the unpacked application, without demo data, until the first purchase is answered as paid. Run by
 * {@code bench/startup.sh}, which makes the AOT cache for such starts.
 */
class FirstPurchaseBench {
    private static final Path UNPACKED = Path.of(System.getProperty("bench.unpacked", "target/madang-demo"))
            .toAbsolutePath();
    private static final List<String> JVM = List.of(System.getProperty("bench.jvm", "").split(" ", -1));
    private static final List<String> CACHED = List.of("-XX:AOTCache=" + UNPACKED.resolve("madang.aot"),
            "-Dspring.aot.enabled=true");
    private static final int STARTS = Integer.getInteger("bench.starts", 5);
    private static final int PEOPLE = 20;
    private static final long ENOUGH = 300_000;
    private static final long DEAREST = 15_000;

    @TempDir
    Path folder;

    /** Somebody with money and an app that is logged in, and something to buy. */
    private record Shop(int port, MemberActor buyer, Ware ware) {}

    /** In nanoseconds from the start. */
    private record Times(long ready, long paid) {}

    @Test
    void measure() throws Exception {
        Shop shop = prepare();
        List<Times> plain = new ArrayList<>();
        List<Times> cached = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            plain.add(start(shop, List.of(), "plain-" + i));
            cached.add(start(shop, CACHED, "cached-" + i));
        }
        RunningApp.write(rows("unpacked, without demo data", plain) + rows("the same with the AOT cache", cached));
    }

    /** What is there before a shop is started again. It also lets this client warm up. */
    private Shop prepare() throws Exception {
        int port = RunningJar.freePort();
        try (AppProcess app = AppProcess.start(folder, port, RunningJar.freePort(),
                List.of("--madang.demo.members=" + PEOPLE, "--madang.demo.sellers=2", "--madang.demo.products=200"))) {
            Shop shop = new Shop(app.port, DemoPeople.withMoney(app.port, PEOPLE, ENOUGH).getFirst(),
                    Wares.of(app.port, 1, DEAREST, 2 * STARTS + 1).getFirst());
            buy(shop, "before");
            return shop;
        }
    }

    private Times start(Shop shop, List<String> cache, String run) throws Exception {
        List<String> jvm = new ArrayList<>(JVM);
        jvm.addAll(cache);
        long begun = System.nanoTime();
        try (RunningJar jar = RunningJar.start(jvm, UNPACKED.resolve("madang-demo.jar"), folder, shop.port(), Map.of(),
                List.of("--madang.demo.enabled=false"))) {
            while (jar.status("/actuator/health/readiness") != 200) {
                if (!jar.process.isAlive()) {
                    throw new IllegalStateException(jar.log());
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
            long ready = System.nanoTime() - begun;
            return new Times(ready, buy(shop, run) - begun);
        }
    }

    /** When it was paid. The buyer's token lasts for the next start. */
    private static long buy(Shop shop, String run) throws Exception {
        PurchaseWork purchase = new PurchaseWork(List.of(shop.buyer()), List.of(shop.ware()), run);
        try (HttpLoad load = new HttpLoad(shop.port(), 1)) {
            load.times(1, purchase);
        }
        assertThat(purchase.paid()).as("purchases that were paid").isOne();
        shop.buyer().refreshes();
        return purchase.lastPaid();
    }

    private static String rows(String name, List<Times> starts) {
        return row(name, starts.stream().map(Times::ready).toList())
                + row(name + ", first purchase paid", starts.stream().map(Times::paid).toList());
    }

    /** The median; as the script's own rows. */
    private static String row(String name, List<Long> nanos) {
        return String.format(Locale.ROOT, "| %-42s | %6.1f |%n", name,
                nanos.stream().sorted().toList().get(nanos.size() / 2) / 1e9);
    }
}
