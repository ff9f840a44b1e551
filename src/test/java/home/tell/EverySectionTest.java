package home.tell;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import home.HomeScene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import platform.event.DomainEvent;
import platform.event.delivery.Listeners;
import platform.event.delivery.SynchronousDelivery;
import testing.HeldDelivery;
import testing.MadangTest;
import testing.Seed;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@MadangTest
class EverySectionTest {
    @Autowired
    ApplicationContext context;
    @LocalServerPort
    int port;

    HomeScene scene;

    @BeforeEach
    void join() {
        scene = new HomeScene(context, port);
    }

    @Test
    void everySectionIsEmptyForANewMember() {
        List<String> sections = List.of("wallet", "movements", "points", "orders", "loans", "steps", "missions",
                "rewards", "spending", "comparison");
        // On a machine that is busy and cold, one may be late.
        JsonNode home = await().until(scene::home,
                each -> sections.stream().allMatch(section -> each.at("/" + section + "/available").asBoolean()));
        for (String section : sections) {
            assertThat(home.at("/" + section + "/asOf").isNull()).as(section).isTrue();
            assertThat(home.at("/" + section + "/missing").isNull()).as(section).isTrue();
        }
        assertThat(home.at("/suggestions/items").valueStream().map(each -> each.at("/reason").asString()))
                .containsExactly("CHECK_IN", "FIRST_TOP_UP");
    }

    @Test
    void everySectionShowsWhatIsTold() {
        scene.publish(scene.facts());
        JsonNode home = await().until(scene::home,
                each -> !each.at("/steps/left").isEmpty() && !each.at("/missions/items").isEmpty());
        assertThat(home.at("/wallet/balance").asLong()).isEqualTo(210_100);
        assertThat(home.at("/points/balance").asLong()).isEqualTo(15);
        assertThat(home.at("/orders/items/0/state").asString()).isEqualTo("PAID");
        loans(home.at("/loans"));
        assertThat(home.at("/steps/reached").asInt()).isEqualTo(5_000);
        assertThat(home.at("/steps/claimablePoints").asInt()).isEqualTo(10);
        assertThat(home.at("/steps/rungs/0/claimed").asBoolean()).isTrue();
        assertThat(home.at("/steps/left").valueStream()
                .map(each -> each.at("/steps").asInt() + " " + each.at("/points").asLong()))
                .containsExactly("10000 20");
        missions(home.at("/missions/items"));
        assertThat(home.at("/rewards/checkedIn").asBoolean()).isTrue();
        assertThat(home.at("/rewards/pendingToday").asLong()).isEqualTo(5);
        assertThat(home.at("/rewards/paidToday").asLong()).isEqualTo(10);
        assertThat(home.at("/rewards/paidThisMonth").asLong()).isEqualTo(10);
        spending(home.at("/spending"));
        assertThat(home.at("/comparison/newest/bestLender").asString()).isEqualTo("누리은행");
        assertThat(home.at("/comparison/newest/bestRate").asString()).isEqualTo("0.0485");
        assertThat(Instant.parse(home.at("/comparison/asOf").asString())).isEqualTo(scene.now);
        assertThat(home.at("/ad/placement").asString()).isEqualTo("HOME_BANNER");
        suggestions(home.at("/suggestions"));
    }

    @Test
    void namesAPlaceThatAdsKnows() {
        JsonNode slot = scene.home().at("/ad");
        JsonNode decision = scene.post(slot.at("/decisions").asString(),
                Map.of("placement", slot.at("/placement").asString(), "os", "ANDROID"));
        assertThat(decision.has("ad")).isTrue();
    }

    private static void missions(JsonNode missions) {
        assertThat(missions.valueStream().map(each -> each.at("/code").asString() + " " + each.at("/done").asInt() + " "
                + each.at("/claimable").asBoolean())).containsExactly("FIRST_ORDER 1 true",
                        "FIRST_LOAN_COMPARISON 0 false");
        assertThat(missions.at("/1/title").asString()).contains("loans");
        assertThat(missions.at("/1/points").asLong()).isEqualTo(300);
    }

    private static void loans(JsonNode loans) {
        assertThat(loans.at("/items")).hasSize(2);
        assertThat(loans.at("/balance").asLong()).isEqualTo(6_000_000);
        assertThat(loans.at("/items/1/status").asString()).isEqualTo("OVERDUE");
        assertThat(loans.at("/items/1/daysPastDue").asInt()).isEqualTo(3);
        assertThat(loans.at("/items/0/daysPastDue").asInt()).isZero();
        assertThat(loans.at("/nextPayment/loanId")).isEqualTo(loans.at("/items/0/id"));
        assertThat(loans.at("/nextPayment/amount").asLong()).isEqualTo(88_000);
    }

    private static void spending(JsonNode spending) {
        assertThat(spending.at("/total").asLong()).isEqualTo(89_900);
        assertThat(spending.at("/lastMonth").asLong()).isZero();
        assertThat(spending.at("/categories").valueStream()
                .map(each -> each.at("/category").asString() + " " + each.at("/amount").asLong() + " "
                        + each.at("/times").asInt()))
                .containsExactly("LOAN 50000 1", "SHOPPING 20000 1", "GROCERIES 19900 1");
    }

    private static void suggestions(JsonNode suggestions) {
        assertThat(suggestions.at("/items").valueStream().map(each -> each.at("/reason").asString()))
                .containsExactly("LOAN_OVERDUE", "CLAIM_STEPS", "ACCEPT_OFFER");
        assertThat(suggestions.at("/items/0/text").asString()).contains("overdue");
        assertThat(suggestions.at("/items/0/service").asString()).isEqualTo("loan");
        assertThat(suggestions.at("/items/1/evidence/0/value").asInt()).isEqualTo(10);
    }

    @Test
    void comesOutEqualWhateverTheOrderAndHoweverOftenItIsTold() throws Throwable {
        long seed = Seed.OF_THE_RUN;
        List<DomainEvent> told = scene.facts();
        scene.publish(told);
        Map<String, List<Map<String, Object>>> first = scene.rows();
        first.keySet().forEach(table -> scene.sql("delete from " + table + " where member_id = ?"));
        try (HeldDelivery _ = new HeldDelivery(context)) {
            tell(told, new Random(seed));
            assertThat(scene.rows()).as("seed " + seed).isEqualTo(first);
            tell(told, new Random(seed + 1));
            assertThat(scene.rows()).as("again, seed " + seed).isEqualTo(first);
        }
    }

    @Test
    void comesOutEqualWhenAllThatWaitsForAListenerSharesATransaction() throws Throwable {
        long seed = Seed.OF_THE_RUN;
        List<DomainEvent> told = scene.facts();
        Map<String, List<Map<String, Object>>> first;
        try (HeldDelivery _ = new HeldDelivery(context)) {
            scene.publishToNobody(told);
            tell(told, new Random(seed));
            first = scene.rows();
            first.keySet().forEach(table -> scene.sql("delete from " + table + " where member_id = ?"));
            SynchronousDelivery delivery = new SynchronousDelivery(context);
            for (var listener : context.getBean(Listeners.class).all()) {
                List<DomainEvent> its = told.stream()
                        .filter(event -> listener.id().startsWith("home.")
                                && listener.kind().record() == event.getClass())
                        .toList();
                its.forEach(event -> scene.putBack(listener.id(), listener.kind().type(), event.eventId()));
                assertThat(its.isEmpty() || delivery.deliver(listener, its)).isTrue();
            }
            assertThat(scene.rows()).as("seed " + seed).isEqualTo(first);
        }
    }

    @Test
    void keepsNothingOfAMemberWhoLeftWhateverIsToldLater() {
        scene.publish(scene.facts());
        scene.publish(List.of(scene.leaves()));
        scene.publish(scene.facts());
        assertThat(scene.rows().values()).allSatisfy(rows -> assertThat(rows).isEmpty());
    }

    /** As a replay does, in some order. */
    private void tell(List<DomainEvent> told, Random random) throws Throwable {
        Collections.shuffle(told, random);
        SynchronousDelivery delivery = new SynchronousDelivery(context);
        for (DomainEvent event : told) {
            for (var listener : context.getBean(Listeners.class).all()) {
                if (listener.id().startsWith("home.") && listener.kind().record() == event.getClass()) {
                    scene.putBack(listener.id(), listener.kind().type(), event.eventId());
                    delivery.deliver(listener, event);
                }
            }
        }
    }
}
