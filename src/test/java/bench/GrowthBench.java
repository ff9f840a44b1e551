package bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import bench.Wares.Ware;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import testing.Api;
import testing.DemoPhone;
import testing.MemberActor;
import testing.RunningJar;

/** What the same requests cost with few and with many members and products. Run by {@code bench/growth.sh}. */
class GrowthBench {
    /** Products, members, sellers. */
    private static final List<Scale> SCALES = Stream
            .of(System.getProperty("bench.scales", "10000:1000:100,1000000:1000000:10000").split(",", -1))
            .map(Scale::of).toList();
    private static final Path DATA = Path.of(System.getProperty("bench.data", "target/growth"));
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warm-up", 10));
    private static final Duration RUN = Duration.ofSeconds(Integer.getInteger("bench.seconds", 15));
    private static final Duration LOOK = Duration.ofSeconds(3);
    private static final int CONNECTIONS = 16;
    private static final int PEOPLE = 300;
    private static final int DEEP = 40;
    private static final long SEED = 20_261_129;

    private record Scale(long products, long members, long sellers) {
        static Scale of(String text) {
            String[] parts = text.split(":", -1);
            return new Scale(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        }

        private Path folder() throws IOException {
            return Files.createDirectories(DATA.resolve(products + "-" + members));
        }

        private List<String> settings() {
            return List.of("--madang.demo.products=" + products, "--madang.demo.members=" + members,
                    "--madang.demo.sellers=" + sellers,
                    "--madang.limits.policies.catalogue.per-address.per-minute=60000000",
                    "--madang.limits.policies.catalogue.per-address.burst=60000000");
        }

        private String title() {
            return String.format(Locale.ROOT, "%,d products, %,d members, %,d sellers", products, members, sellers);
        }
    }

    /** A sort of requests, and how many of them come a second. */
    private record Kind(String name, double perSecond, HttpLoad.Work work) {}

    @Test
    void measure() throws Exception {
        StringBuilder report = new StringBuilder(RunningApp.header("Growth", "bench/growth.sh")).append(String.format(
                Locale.ROOT,
                """
                        The same requests at the same rates, each kind alone for %d s after %d s to warm up, by %d connections of one client thread and %d members, \
                        spread evenly over all. Products are drawn from all; the deep page comes after %,d others; searches are those of \
                        `bench/search.sh`. Timed from when each should have begun.

                        """,
                RUN.toSeconds(), WARM_UP.toSeconds(), CONNECTIONS, PEOPLE, DEEP * 100));
        List<RowsRead> read = new ArrayList<>();
        for (Scale scale : SCALES) {
            try (AppProcess app = AppProcess.start(scale.folder(), RunningJar.freePort(), RunningJar.freePort(),
                    scale.settings()); HttpLoad load = new HttpLoad(app.port, CONNECTIONS)) {
                report.append("## ").append(scale.title()).append("\n\n");
                read.add(scale(app, load, scale, report));
            }
        }
        report.append(RowsRead.table(SCALES.stream().map(Scale::title).toList(), read));
        RunningApp.write(report.toString());
    }

    private static RowsRead scale(AppProcess app, HttpLoad load, Scale scale, StringBuilder report) throws Exception {
        Api api = new Api(app.port);
        Awaitility.await().atMost(Duration.ofHours(1)).pollInterval(Duration.ofSeconds(1))
                .until(() -> api.get("/v1/commerce/search?limit=1&facets=true").body().at("/facets/count")
                        .asInt() > scale.products() * 0.9);
        AppProcess.Each atRest = app.memory();
        LoadTable table = new LoadTable(report);
        List<Kind> kinds = kinds(app, api, scale);
        for (Kind kind : kinds) {
            load.open(kind.perSecond(), WARM_UP, kind.work());
            table.row(app, String.format(Locale.ROOT, "%s, %,.0f a second", kind.name(), kind.perSecond()),
                    () -> load.open(kind.perSecond(), RUN, kind.work()));
        }
        AppProcess.Each afterwards = app.memory();
        report.append(String.format(Locale.ROOT,
                "%nIn memory before and after, MB: application %,d and %,d, database %,d and %,d.%n%n",
                atRest.application(), afterwards.application(), atRest.database(), afterwards.database()));
        return RowsRead.during(app, () -> {
            for (Kind kind : kinds) {
                load.open(Math.min(20, kind.perSecond()), LOOK, kind.work());
            }
        });
    }

    private static List<Kind> kinds(AppProcess app, Api api, Scale scale) throws IOException, SQLException {
        List<MemberActor> people = LongStream.range(0, PEOPLE).parallel()
                .mapToObj(each -> DemoPhone.of(app.port, 1 + each * (scale.members() / PEOPLE)).logsIn()).toList();
        List<MemberActor> rich = people.stream()
                .filter(each -> each.get("/v1/pay/wallet").body().path("balance").asLong() > 200_000).toList();
        List<Ware> wares = Wares.of(app.port, 300, 15_000, 30);
        String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        Map<String, List<ByteBuffer>> gets = new LinkedHashMap<>();
        gets.put("a product", somewhere(app).stream().map(id -> Gets.get("/v1/commerce/products/" + id, ""))
                .toList());
        gets.put("a list of 20", StorefrontBench.lists(api));
        gets.put("a deep page of 20",
                List.of(Gets.get("/v1/commerce/products?limit=20&cursor=" + deep(api, scale), "")));
        return List.of(new Kind("a product", 1_000, new Gets(gets.get("a product"))),
                new Kind("a list of 20", 500, new Gets(gets.get("a list of 20"))),
                new Kind("a deep page of 20", 200, new Gets(gets.get("a deep page of 20"))),
                new Kind("a search", 200, SearchBench.searches()),
                new Kind("the first screen", 100, new Gets(people.stream()
                        .map(each -> Gets.get("/v1/home", "Authorization: " + each.bearer() + "\r\n")).toList())),
                new Kind("into the cart", 300, new CartWork(people, wares)),
                new Kind("a transfer", 200, new TransferWork(rich, scale.members(), "/v1/pay/transfers")),
                new Kind("a full order", 15, new PurchaseWork(rich, wares, run)));
    }

    /** Products from all over the catalogue. */
    private static List<String> somewhere(AppProcess app) throws IOException, SQLException {
        List<String> ids = new ArrayList<>();
        try (Connection database = app.database();
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select id from commerce_product where status = 'ON_SALE'"
                        + " and crc32(id) % (select greatest(1, count(*) div 20000) from commerce_product) = 0")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        Collections.shuffle(ids, new Random(SEED));
        return ids;
    }

    private static String deep(Api api, Scale scale) {
        String cursor = "";
        for (int page = 0; page < Math.min(DEEP, scale.products() / 200); page++) {
            cursor = "&cursor=" + api.get("/v1/commerce/products?limit=100" + cursor).text("nextCursor");
        }
        return cursor.substring("&cursor=".length());
    }
}
