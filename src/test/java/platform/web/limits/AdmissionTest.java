package platform.web.limits;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class AdmissionTest {
    private static final String TOGETHER = "/v1/pay/transfers";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Admission admission = admission(Duration.ofMillis(5), 1);

    private Admission admission(Duration patience, int quotes) {
        Rate none = new Rate(0, 0);
        var properties = new LimitProperties(4, 3, 2, patience, Duration.ZERO, none, none, 1,
                Map.of("quotes", new LimitProperties.Policy(List.of(Route.valueOf("POST /v1/commerce/quotes")), null,
                        null, quotes, true)));
        Admission admission = new Admission(properties, new RateLimits(properties, meters, null), meters);
        admission.shares("POST", TOGETHER);
        return admission;
    }

    @Test
    void whoBeginsSomethingLeavesPlacesToThoseWhoHaveBegun() {
        assertThat(enter("/v1/commerce/quotes")).isNotNull();
        assertThat(enter("/v1/commerce/quotes")).isNull();
        assertThat(enter("/v1/commerce/orders")).isNotNull();
        assertThat(enter("/v1/commerce/orders")).isNotNull();
        assertThat(enter("/v1/commerce/orders")).isNull();
    }

    @Test
    @Timeout(30)
    void whoBeginsGoesBehindThoseWhoWaitToWrite() throws Exception {
        Admission patient = admission(Duration.ofMinutes(1), 2);
        Place quote = enter(patient, "/v1/commerce/quotes");
        Place order = enter(patient, "/v1/commerce/orders");
        assertThat(enter(patient, "/v1/commerce/orders")).isNotNull();
        Future<@Nullable Place> waiting = waits(patient, "/v1/commerce/orders");
        assertThat(enter(patient, "/v1/commerce/quotes")).as("a quote, without waiting").isNull();
        assertThat(refused("quotes")).isEqualTo(1);
        order.close();
        assertThat(waiting.get()).isNotNull();
        quote.close();
        assertThat(enter(patient, "/v1/commerce/quotes")).as("when nobody waits").isNotNull();
    }

    @Test
    @Timeout(30)
    void oneWhoBeginsWaitsLikeTheOthersWhoeverWaits() throws Exception {
        Admission patient = admission(Duration.ofMinutes(1), 2);
        List<@Nullable Place> orders = List.of(enter(patient, "/a"), enter(patient, "/b"), enter(patient, "/c"));
        Future<@Nullable Place> order = waits(patient, "/v1/commerce/orders");
        Future<@Nullable Place> quote = waits(patient, "/v1/commerce/quotes");
        orders.forEach(Place::close);
        assertThat(order.get()).isNotNull();
        assertThat(quote.get()).isNotNull();
    }

    /** Somebody who comes, and has begun to wait when this returns. */
    private static Future<@Nullable Place> waits(Admission admission, String path) {
        FutureTask<@Nullable Place> coming = new FutureTask<>(() -> enter(admission, path));
        Thread thread = Thread.startVirtualThread(coming);
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        return coming;
    }

    @Test
    void whoIsRefusedForTheWholeKeepsNoPlaceOfThePolicy() {
        List<@Nullable Place> all = List.of(enter("/a"), enter("/b"), enter("/c"));
        assertThat(enter("/v1/commerce/quotes")).isNull();
        all.forEach(Place::close);
        assertThat(enter("/v1/commerce/quotes")).isNotNull();
    }

    @Test
    void whoReadsIsLetInWhenAllWhoMayWriteAreThere() {
        assertThat(enter("/a")).isNotNull();
        assertThat(enter("/b")).isNotNull();
        assertThat(enter("/c")).isNotNull();
        MockHttpServletRequest form = new MockHttpServletRequest("POST", "/seller/shop");
        form.setContentType("application/x-www-form-urlencoded");
        form.setContent(new byte[10]);
        assertThat(admission.enter(form)).as("one more who writes").isNull();
        assertThat(admission.enter(new MockHttpServletRequest("GET", "/v1/home"))).isNotNull();
        assertThat(admission.enter(new MockHttpServletRequest("GET", "/v1/home"))).isNull();
    }

    @Test
    void thoseWhoShareTransactionsHavePlacesOfTheirOwn() {
        assertThat(enter(TOGETHER)).isNotNull();
        assertThat(enter(TOGETHER)).isNotNull();
        assertThat(enter(TOGETHER)).isNull();
        assertThat(enter("/a")).isNotNull();
        assertThat(admission.enter(new MockHttpServletRequest("GET", TOGETHER))).as("a list of them").isNotNull();
    }

    @Test
    void showsWhichPlacesAreFreeAndWhichWereMissing() {
        assertThat(enter("/v1/commerce/quotes")).isNotNull();
        assertThat(enter("/a")).isNotNull();
        assertThat(enter(TOGETHER)).isNotNull();
        assertThat(free("alone")).isEqualTo(2);
        assertThat(free("writes")).isEqualTo(1);
        assertThat(free("together")).isEqualTo(1);
        assertThat(free("quotes")).isZero();
        assertThat(enter("/v1/commerce/quotes")).isNull();
        assertThat(enter("/b")).isNotNull();
        assertThat(enter("/c")).isNull();
        assertThat(refused("quotes")).isEqualTo(1);
        assertThat(refused("writes")).isEqualTo(1);
        assertThat(refused("alone")).isZero();
    }

    private double refused(String places) {
        return meters.counter("madang.admission.refused", "places", places).count();
    }

    private double free(String places) {
        return meters.get("madang.admission.free").tag("places", places).gauge().value();
    }

    @Test
    void whoHasWaitedTakesThePlaceAgain() {
        try (Place waiting = enter("/v1/commerce/quotes")) {
            waiting.isHere();
            Place.giveBack();
            Place.takeAgain();
            assertThat(enter("/v1/commerce/quotes")).isNull();
        }
        assertThat(enter("/v1/commerce/quotes")).as("given back once more").isNotNull();
        assertThat(enter("/v1/commerce/quotes")).isNull();
    }

    @Test
    void whoWaitsForSomebodyElseGivesThePlaceBackOnce() {
        try (Place waiting = enter("/v1/commerce/quotes")) {
            waiting.isHere();
            Place.giveBack();
            assertThat(enter("/v1/commerce/quotes")).isNotNull();
            Place.giveBack();
        }
        Place.giveBack();
        assertThat(enter("/v1/commerce/quotes")).as("a place that was given back twice").isNull();
    }

    private @Nullable Place enter(String path) {
        return enter(admission, path);
    }

    private static @Nullable Place enter(Admission admission, String path) {
        return admission.enter(new MockHttpServletRequest("POST", path));
    }
}
