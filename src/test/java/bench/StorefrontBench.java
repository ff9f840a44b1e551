package bench;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testing.Api;
import testing.RunningJar;

/** What the shop window costs over HTTP: lists, and products by themselves. Run by {@code bench/storefront.sh}. */
class StorefrontBench {
    private static final int PRODUCTS = Integer.getInteger("bench.products", 10_000);
    private static final int CONNECTIONS = 8;
    private static final long SEED = 20_261_127;
    private static final double DETAILS_ASKED = 4_000;
    private static final double LISTS_ASKED = 1_500;
    private static final Duration WARM_UP = Duration.ofSeconds(45);
    private static final Duration RUN = Duration.ofSeconds(15);
    private static final List<Integer> CATEGORIES = List.of(100, 110, 120, 130, 140, 200, 210, 220, 230, 300, 400, 410,
            420, 500, 600);

    @TempDir
    Path folder;

    @Test
    void measure() throws Exception {
        List<String> settings = List.of("--madang.demo.products=" + PRODUCTS,
                "--madang.limits.policies.catalogue.per-address.per-minute=60000000",
                "--madang.limits.policies.catalogue.per-address.burst=60000000");
        try (AppProcess app = AppProcess.start(folder, RunningJar.freePort(), RunningJar.freePort(), settings);
                HttpLoad load = new HttpLoad(app.port, CONNECTIONS)) {
            Api api = new Api(app.port);
            Awaitility.await().atMost(Duration.ofMinutes(10)).pollInterval(Duration.ofMillis(500))
                    .until(() -> api.get("/v1/commerce/search?limit=1&facets=true").body().at("/facets/count")
                            .asInt() > PRODUCTS * 0.9);
            StringBuilder report = new StringBuilder(RunningApp.header("The shop window", "bench/storefront.sh"))
                    .append(String.format(Locale.ROOT,
                            """
                                    %,d products; %d connections, one request at a time on each, from one thread. Products: all of them by turns in an
                                    order of the seed, so that a stock that was read is seldom asked for again while it is fresh. Lists: 20 products of a
                                    category, newest or cheapest first, or of a seller. Timed by the client, from when each should have begun.

                                    """,
                            PRODUCTS, CONNECTIONS));
            LoadTable table = new LoadTable(report);
            List<String> products = products(api);
            Gets details = new Gets(products.stream().map(id -> Gets.get("/v1/commerce/products/" + id, "")).toList());
            load.full(WARM_UP, details);
            table.row(app, "products, as many as go", () -> load.full(RUN, details));
            table.row(app, "products, 4,000 a second", () -> load.open(DETAILS_ASKED, RUN, details));
            Gets known = new Gets(products.stream().limit(500).map(id -> Gets.get("/v1/commerce/products/" + id,
                    "If-None-Match: "
                            + api.get("/v1/commerce/products/" + id).headers().firstValue("ETag").orElseThrow()
                            + "\r\n"))
                    .toList());
            table.row(app, "products that the client has already, as many as go", () -> load.full(RUN, known));
            Gets lists = new Gets(lists(api));
            load.full(WARM_UP, lists);
            table.row(app, "lists of 20, as many as go", () -> load.full(RUN, lists));
            table.row(app, "lists of 20, 1,500 a second", () -> load.open(LISTS_ASKED, RUN, lists));
            RunningApp.write(report.toString());
        }
    }

    private static List<String> products(Api api) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Api.Answer page = api.get("/v1/commerce/products?limit=100" + cursor);
            page.body().at("/items").forEach(item -> ids.add(item.at("/id").asString()));
            cursor = page.body().at("/nextCursor").isNull() ? null : "&cursor=" + page.text("nextCursor");
        }
        Collections.shuffle(ids, new Random(SEED));
        return ids;
    }

    /** Of each category in each order, and of sellers. */
    static List<ByteBuffer> lists(Api api) {
        List<ByteBuffer> lists = new ArrayList<>();
        for (int category : CATEGORIES) {
            for (String sort : List.of("NEWEST", "PRICE_ASC", "PRICE_DESC")) {
                lists.add(Gets.get("/v1/commerce/products?limit=20&categoryId=" + category + "&sort=" + sort, ""));
            }
        }
        api.get("/v1/commerce/products?limit=100").body().at("/items").forEach(item -> lists.add(Gets.get(
                "/v1/commerce/products?limit=20&sellerId=" + item.at("/seller/id").asString(), "")));
        Collections.shuffle(lists, new Random(SEED));
        return lists;
    }
}
