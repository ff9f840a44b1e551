package bench;

import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testing.Api;
import testing.RunningJar;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What searches among 100,000 products cost over HTTP. Run by {@code bench/search.sh}. */
class SearchBench {
    private static final long SEED = 20_261_127;
    private static final int PRODUCTS = Integer.getInteger("bench.products", 100_000);
    private static final int CONNECTIONS = 16;
    private static final int REQUESTS = 4_096;
    private static final double ASKED = 1_500;
    private static final Duration WARM_UP = Duration.ofSeconds(45);
    private static final Duration RUN = Duration.ofSeconds(15);

    private static final List<String> FIRST = List.of("제주", "산지직송", "유기농", "완도", "국내산", "데일리", "린넨", "기모", "방수", "무선",
            "고속",
            "대용량", "친환경", "스테인리스", "수분", "저자극", "그림으로 배우는", "빈티지", "초경량", "통영");
    private static final List<String> GOODS = List.of("감귤", "한라봉", "샤인머스캣", "딸기", "현미", "귀리", "전복", "고등어", "김치", "만두",
            "원피스",
            "트렌치코트", "경량패딩조끼", "후드티", "운동화", "백팩", "블루투스 이어폰", "보조배터리", "키보드", "스마트워치", "물티슈", "이불", "프라이팬", "텀블러",
            "토너",
            "선크림", "샴푸", "한국사", "경제학", "여행기");

    @TempDir
    Path folder;

    @Test
    void measure() throws Exception {
        List<String> settings = List.of("--madang.demo.products=" + PRODUCTS, "--madang.demo.sellers=1000",
                "--madang.limits.policies.catalogue.per-address.per-minute=60000000",
                "--madang.limits.policies.catalogue.per-address.burst=60000000");
        try (AppProcess app = AppProcess.start(folder, RunningJar.freePort(), RunningJar.freePort(), settings);
                HttpLoad load = new HttpLoad(app.port, CONNECTIONS)) {
            Api api = new Api(app.port);
            Awaitility.await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(500))
                    .until(() -> api.get("/v1/commerce/search?limit=1&facets=true").body().at("/facets/count")
                            .asInt() > PRODUCTS * 0.9);
            StringBuilder report = new StringBuilder(RunningApp.header("Search", "bench/search.sh"))
                    .append(String.format(Locale.ROOT,
                            """
                                    %,d products of 1,000 sellers; %d connections, one request at a time on each, from one thread. Every search is one
                                    of %,d drawn from the seed: of one word, of two, within a price and sorted by it, within a category; 20 products
                                    each. No answer is kept anywhere: each is searched for. Timed by the client, from when each should have begun.

                                    """,
                            PRODUCTS, CONNECTIONS, REQUESTS));
            LoadTable table = new LoadTable(report);
            Gets searches = searches();
            load.full(WARM_UP, searches);
            table.row(app, "searches, as many as go", () -> load.full(RUN, searches));
            table.row(app, "searches, 1,500 a second", () -> load.open(ASKED, RUN, searches));
            Gets counted = gets(random -> search(random) + "&facets=true");
            table.row(app, "searches with facets, as many as go", () -> load.full(RUN, counted));
            Gets suggestions = gets(random -> "/v1/commerce/search/suggestions?prefix="
                    + encoded(one(GOODS, random).substring(0, 1 + random.nextInt(2))));
            table.row(app, "suggestions, as many as go", () -> load.full(RUN, suggestions));
            RunningApp.write(report.toString());
        }
    }

    /** Drawn from the seed. */
    static Gets searches() {
        return gets(SearchBench::search);
    }

    private static Gets gets(Function<Random, String> path) {
        Random random = new Random(SEED);
        return new Gets(Stream.generate(() -> Gets.get(path.apply(random), "")).limit(REQUESTS).toList());
    }

    private static String search(Random random) {
        String goods = one(GOODS, random);
        return "/v1/commerce/search?q=" + switch (random.nextInt(5)) {
            case 0 -> encoded(goods);
            case 1, 2 -> encoded(one(FIRST, random) + " " + goods);
            case 3 -> {
                int from = 1_000 * (1 + random.nextInt(30));
                yield encoded(goods) + "&sort=PRICE_ASC&minPrice=" + from + "&maxPrice=" + (from + 30_000);
            }
            default -> encoded(goods) + "&categoryId=" + (1 + random.nextInt(6)) * 100;
        };
    }

    private static String one(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, UTF_8);
    }
}
