package commerce.order;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import commerce.catalogue.SkuId;
import commerce.refusal.CommerceError;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platform.web.DomainException;
import platform.web.limits.TestPlace;

import static org.assertj.core.api.Assertions.assertThat;

class SkuQueuesTest {
    /** Whose place is taken first, by its id. */
    private static final SkuId BEFORE = new SkuId(1);
    private static final SkuId ONE = new SkuId(2);
    private static final SkuId OTHER = new SkuId(3);
    private static final Duration SOON = Duration.ofMillis(200);

    private final ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor();
    private SimpleMeterRegistry meters;
    private SkuQueues queues;

    /** However busy the machine is, nobody is told to come back for that. */
    @BeforeEach
    void patiently() {
        opens(Duration.ofSeconds(30));
    }

    private void opens(Duration patience) {
        meters = new SimpleMeterRegistry();
        queues = new SkuQueues(meters, patience);
    }

    @AfterEach
    void nothingIsLeft() {
        crowd.close();
        assertThat(meters.get("madang.commerce.sku.queues").gauge().value()).isZero();
    }

    @Test
    void fourTryAtATimeAndTheOthersFollow() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch four = new CountDownLatch(4);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            all.add(crowd.submit(() -> {
                try (SkuQueues.Places _ = queues.enter(List.of(ONE))) {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    four.countDown();
                    four.await();
                    inside.decrementAndGet();
                }
                return null;
            }));
        }
        for (Future<?> each : all) {
            each.get();
        }
        assertThat(most).hasValue(4);
    }

    @Test
    void whoWantsAnotherThingDoesNotWait() {
        List<SkuQueues.Places> full = takenByFour();
        queues.enter(List.of(OTHER)).close();
        full.forEach(SkuQueues.Places::close);
    }

    @Test
    void moreThanCanBeServedAreToldToComeBack() {
        List<SkuQueues.Places> full = takenByFour();
        List<CompletableFuture<Object>> outcomes = new ArrayList<>();
        for (int i = 0; i < 129; i++) {
            outcomes.add(CompletableFuture.supplyAsync(this::entersAndLeaves, crowd));
        }
        Awaitility.await().until(() -> CompletableFuture.anyOf(outcomes.toArray(CompletableFuture[]::new)).isDone());
        full.forEach(SkuQueues.Places::close);
        assertThat(outcomes.stream().map(CompletableFuture::join).filter(CommerceError.SKU_CROWDED::equals)).hasSize(1);
    }

    @Test
    void whoIsNotServedInTimeIsToldToComeBackAndHoldsNothing() {
        opens(SOON);
        List<SkuQueues.Places> full = takenByFour();
        assertThat(CompletableFuture.supplyAsync(() -> entersAndLeaves(OTHER, ONE), crowd).join())
                .isEqualTo(CommerceError.SKU_CROWDED);
        full.forEach(SkuQueues.Places::close);
    }

    @Test
    void ordersOfTheSameThingsDoNotWaitForEachOther() throws Exception {
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            List<SkuId> skus = i % 2 == 0 ? List.of(ONE, OTHER) : List.of(OTHER, ONE);
            all.add(crowd.submit(() -> {
                queues.enter(skus).close();
            }));
        }
        for (Future<?> each : all) {
            each.get();
        }
    }

    @Test
    void whoWaitsForOneThingKeepsNobodyFromTheOthers() throws Exception {
        List<SkuQueues.Places> full = takenByFour();
        List<Thread> waiting = new ArrayList<>();
        AtomicInteger refused = new AtomicInteger();
        for (int i = 0; i < 4; i++) {
            waiting.add(Thread.ofVirtual().start(() -> {
                if (entersAndLeaves(BEFORE, ONE) == CommerceError.SKU_CROWDED) {
                    refused.incrementAndGet();
                }
            }));
        }
        Awaitility.await().pollInterval(Duration.ofMillis(5)).until(
                () -> waiting.stream().allMatch(each -> each.getState() == Thread.State.TIMED_WAITING));
        assertThat(entersAndLeaves(BEFORE)).isEqualTo("in");
        assertThat(waiting).as("still there").allMatch(Thread::isAlive);
        full.forEach(SkuQueues.Places::close);
        for (Thread each : waiting) {
            each.join();
        }
        assertThat(refused).hasValue(0);
    }

    /** Its place is given back while it waits, and had again once, when all turns are its own. */
    @Test
    void whoWaitsForATurnHasNoPlaceMeanwhile() throws Exception {
        List<SkuQueues.Places> full = takenByFour();
        CompletableFuture<TestPlace> place = new CompletableFuture<>();
        Future<Boolean> waiting = crowd.submit(() -> {
            try (TestPlace mine = new TestPlace()) {
                place.complete(mine);
                try (SkuQueues.Places _ = queues.enter(List.of(BEFORE, ONE))) {
                    return mine.isTaken();
                }
            }
        });
        Awaitility.await().until(() -> !place.join().isTaken());
        full.forEach(SkuQueues.Places::close);
        assertThat(waiting.get()).as("taken again with its turn").isTrue();
    }

    /** It would have to wait for the place too, a second long. */
    @Test
    void whoIsRefusedDoesNotTakeThePlaceAgain() {
        opens(SOON);
        List<SkuQueues.Places> full = takenByFour();
        CompletableFuture<Object> refused = CompletableFuture.supplyAsync(() -> {
            try (TestPlace mine = new TestPlace()) {
                Object code = entersAndLeaves();
                return mine.isTaken() ? "in its place again" : code;
            }
        }, crowd);
        assertThat(refused.join()).isEqualTo(CommerceError.SKU_CROWDED);
        full.forEach(SkuQueues.Places::close);
    }

    private List<SkuQueues.Places> takenByFour() {
        List<SkuQueues.Places> full = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            full.add(queues.enter(List.of(ONE)));
        }
        return full;
    }

    private Object entersAndLeaves() {
        return entersAndLeaves(ONE);
    }

    /** "in", or why not. */
    private Object entersAndLeaves(SkuId... skus) {
        try (SkuQueues.Places _ = queues.enter(List.of(skus))) {
            return "in";
        } catch (DomainException refused) {
            return refused.code();
        }
    }
}
