package commerce.groupbuy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import commerce.Checkout;
import commerce.TestShop;
import commerce.catalogue.SkuId;
import commerce.order.OrderId;
import commerce.order.SeatPay;
import commerce.order.SkuTurns;
import commerce.quote.QuoteId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.time.UtcColumn;
import testing.Api;
import testing.Api.Answer;
import testing.MadangTest;
import testing.SseReader;
import testing.TestMembers;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

/** Group buying as an app sees it, over HTTP. */
@MadangTest
class GroupBuyTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    TestMembers members;
    @Autowired
    Ids ids;
    @LocalServerPort
    int port;

    Api api;
    TestShop shop;
    SkuId sku;
    TestTeams teams;
    SeatPay pay;

    @BeforeEach
    void open() {
        api = new Api(port);
        shop = new TestShop(context);
        sku = shop.sells("제주 감귤 5kg", 20_000, 50);
        teams = new TestTeams(context, shop, sku);
        pay = new SeatPay(context, shop);
    }

    @Test
    void goesFromTheDealToTheFullTeam() {
        DealId deal = teams.deal(2);
        Answer list = api.get("/v1/commerce/deals?productId=" + shop.productOf(sku).value());
        assertThat(list.text("items/0/id")).isEqualTo(Long.toString(deal.value()));
        assertThat(list.body().at("/items/0/teamPrice").asLong()).isEqualTo(10_000);
        String leader = members.join().bearer();

        Answer opened = seat(leader, deal, "/v1/commerce/deals/" + deal.value() + "/teams");

        assertThat(opened.status()).as(opened.body().toString()).isEqualTo(201);
        assertThat(opened.body().at("/amount").asLong()).isEqualTo(10_000);
        assertThat(shop.text("select body from platform_event_log where type = 'commerce.order-placed'"
                + " and aggregate_id = ?", opened.text("orderId"))).contains("\"seat\":true");
        String team = "/v1/commerce/teams/" + opened.text("teamId");
        assertThat(api.get(team).status()).as("not paid yet").isEqualTo(404);
        pay.approves(order(opened), 2);
        assertThat(api.get(team).text("status")).isEqualTo("OPEN");
        assertThat(api.get(team).body().at("/secondsLeft").asLong()).isBetween(86_000L, 86_400L);
        assertThat(api.get("/v1/commerce/deals/" + deal.value() + "/teams").text("items/0/id"))
                .isEqualTo(opened.text("teamId"));
        Answer own = api.get("/v1/commerce/orders/" + opened.text("orderId"), "Authorization", leader);
        assertThat(own.text("lines/0/status")).isEqualTo("TEAM_WAITING");
        assertThat(own.text("teamId")).isEqualTo(opened.text("teamId"));

        Answer joined = seat(members.join().bearer(), deal, team + "/seats");
        assertThat(joined.status()).as(joined.body().toString()).isEqualTo(201);
        Answer tooLate = seat(members.join().bearer(), deal, team + "/seats");
        assertThat(tooLate.status()).isEqualTo(409);
        assertThat(tooLate.text("code")).isEqualTo("TEAM_FULL");
        assertThat(tooLate.body().has("openTeam")).isFalse();
        pay.approves(order(joined), 2);

        assertThat(api.get(team).text("status")).isEqualTo("FILLED");
        Answer seats = api.get("/v1/commerce/seats", "Authorization", leader);
        assertThat(seats.text("items/0/state")).isEqualTo("PAID");
        assertThat(seats.body().at("/items/0/leads").asBoolean()).isTrue();
    }

    /** Two of them end at the same moment, and a page ends between them. */
    @Test
    void listsThoseDealsFirstThatEndFirstThroughAllPages() {
        List<DealId> made = List.of(teams.deal(2), teams.deal(2), teams.deal(2), teams.deal(2), teams.deal(2));
        Instant first = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        List<Integer> hours = List.of(9, 3, 5, 5, 7);
        for (int i = 0; i < made.size(); i++) {
            shop.sql("update commerce_deal set ends_at = ? where id = ?",
                    UtcColumn.of(first.plus(Duration.ofHours(hours.get(i)))), made.get(i).value());
        }
        List<String> listed = new ArrayList<>();
        String path = "/v1/commerce/deals?limit=2&productId=" + shop.productOf(sku).value();
        Answer page = api.get(path);
        page.body().at("/items").forEach(each -> listed.add(each.at("/id").asString()));
        while (!page.body().at("/nextCursor").isNull()) {
            page = api.get(path + "&cursor=" + page.text("nextCursor"));
            page.body().at("/items").forEach(each -> listed.add(each.at("/id").asString()));
        }
        assertThat(listed).containsExactlyElementsOf(List.of(1, 2, 3, 4, 0).stream()
                .map(each -> Long.toString(made.get(each).value())).toList());
    }

    @Test
    void namesAnotherTeamToWhoFindsItFullAndKeepsTheAnswer() {
        DealId deal = teams.deal(3);
        TeamId full = teams.team(deal, ids.next(), 2);
        TeamId own = teams.team(deal, ids.next(), 0);
        TeamId other = teams.team(deal, ids.next(), 0);
        String buyer = members.join().bearer();
        assertThat(seat(buyer, deal, "/v1/commerce/teams/" + own.value() + "/seats").status()).isEqualTo(201);
        String quote = quote(buyer, deal);
        String key = UUID.randomUUID().toString();
        String path = "/v1/commerce/teams/" + full.value() + "/seats";

        Answer refused = api.post(path, Checkout.orderOf(quote), "Authorization", buyer, "Idempotency-Key", key);

        assertThat(refused.text("code")).isEqualTo("TEAM_FULL");
        assertThat(refused.text("openTeam/id")).isEqualTo(Long.toString(other.value()));
        Answer again = api.post(path, Checkout.orderOf(quote), "Authorization", buyer, "Idempotency-Key", key);
        assertThat(again.body()).isEqualTo(refused.body());
        Answer there = api.post("/v1/commerce/teams/" + other.value() + "/seats", Checkout.orderOf(quote),
                "Authorization", buyer, "Idempotency-Key", UUID.randomUUID().toString());
        assertThat(there.status()).as("with the same quote").isEqualTo(201);
    }

    @Test
    void doesNotSellAtTheTeamsPriceWithoutATeam() {
        String buyer = members.join().bearer();
        Answer order = Checkout.order(Checkout.by(api, buyer), quote(buyer, teams.deal(2)));
        assertThat(order.text("code")).isEqualTo("QUOTE_OF_OTHER_DEAL");
    }

    @Test
    void streamsHowATeamFills() throws Exception {
        DealId deal = teams.deal(2);
        TeamId team = teams.team(deal, ids.next(), 0);
        String buyer = members.join().bearer();
        Answer joined = seat(buyer, deal, "/v1/commerce/teams/" + team.value() + "/seats");
        try (var thread = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var lines = thread.submit(() -> new SseReader(port).read("/v1/commerce/teams/" + team.value() + "/stream",
                    buyer));
            var watched = context.getBean(WatchedTeams.class);
            org.awaitility.Awaitility.await().until(() -> watched.isWatched(team));
            pay.approves(order(joined), 2);
            List<String> told = lines.get().stream().filter(line -> line.startsWith("data:")).toList();
            assertThat(told.getFirst()).contains("\"status\":\"OPEN\"");
            assertThat(told.getLast()).contains("\"status\":\"FILLED\"");
        }
    }

    /** As many as may try for a SKU at once do so: who comes then waits without a connection, and is told to come back. */
    @Test
    void waitsForATurnAtItsSkuAsOrdersDo(@Autowired SkuTurns turns) {
        DealId deal = teams.deal(2);
        TeamId open = teams.team(deal, ids.next(), 0);
        TeamId full = teams.team(deal, ids.next(), 1);
        List<SkuTurns.Turn> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            TestMember buyer = members.join();
            all.add(turns.await(buyer.id(), new QuoteId(Long.parseLong(quote(buyer.bearer(), deal)))));
        }
        for (String path : List.of("/v1/commerce/deals/" + deal.value() + "/teams",
                "/v1/commerce/teams/" + open.value() + "/seats")) {
            Answer crowded = seat(members.join().bearer(), deal, path);
            assertThat(crowded.status()).isEqualTo(503);
            assertThat(crowded.text("code")).isEqualTo("SKU_CROWDED");
        }
        assertThat(seat(members.join().bearer(), deal, "/v1/commerce/teams/" + full.value() + "/seats").text("code"))
                .as("without waiting").isEqualTo("TEAM_FULL");
        all.forEach(SkuTurns.Turn::close);
        assertThat(seat(members.join().bearer(), deal, "/v1/commerce/teams/" + open.value() + "/seats").status())
                .isEqualTo(201);
    }

    private Answer seat(String bearer, DealId deal, String path) {
        return api.post(path, Checkout.orderOf(quote(bearer, deal)), "Authorization", bearer, "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private String quote(String bearer, DealId deal) {
        Answer quote = api.post("/v1/commerce/deals/" + deal.value() + "/quotes", Map.of("skuId",
                Long.toString(sku.value()), "quantity", 1, "postalCode", "06236"), "Authorization", bearer);
        assertThat(quote.status()).as(quote.body().toString()).isEqualTo(201);
        return quote.text("id");
    }

    private static OrderId order(Answer seated) {
        return new OrderId(Long.parseLong(seated.text("orderId")));
    }
}
