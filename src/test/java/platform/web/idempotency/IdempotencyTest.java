package platform.web.idempotency;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.context.request.ServletWebRequest;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;
import platform.web.ErrorCode;
import platform.web.PlatformError;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@MadangTest
class IdempotencyTest {
    /** A refusal of the business, which is what gets kept. */
    enum Refused implements ErrorCode {
        NO_MONEY, ASK_LATER;

        @Override
        public HttpStatus status() {
            return HttpStatus.UNPROCESSABLE_CONTENT;
        }
    }

    @Autowired
    Idempotency idempotency;

    @Autowired
    ExpiredKeys expired;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Ids ids;

    IdempotencyKey key;

    @BeforeEach
    void prepare() {
        jdbc.sql("create table platform_effect_probe (id bigint primary key)").update();
        key = key("100", "k-" + ids.nextLong());
        RequestContextHolder.setRequestAttributes(
                new ServletRequestAttributes(new MockHttpServletRequest("POST", "/v1/pay/top-ups")));
    }

    @AfterEach
    void cleanUp() {
        jdbc.sql("drop table platform_effect_probe").update();
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void repeatsTheFirstAnswerByteForByte() {
        ResponseEntity<?> first = idempotency.once(key, Map.of("amount", 1), this::effect);
        ResponseEntity<?> again = idempotency.once(key, Map.of("amount", 1), this::effect);
        assertThat(first.getStatusCode().value()).isEqualTo(201);
        assertThat(again.getStatusCode()).isEqualTo(first.getStatusCode());
        assertThat(again.getBody()).isEqualTo(first.getBody());
        assertThat(again.getHeaders().getContentType()).isEqualTo(first.getHeaders().getContentType());
        assertThat(again.getHeaders().getLocation()).hasToString("/v1/thing/1");
        assertThat(again.getHeaders().getFirst("Idempotent-Replayed")).isEqualTo("true");
        assertThat(first.getHeaders().getFirst("Idempotent-Replayed")).isNull();
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void refusesAnotherBodyOrPathUnderTheSameKey() {
        idempotency.once(key, Map.of("amount", 1), this::effect);
        assertRefused(PlatformError.IDEMPOTENCY_KEY_REUSED,
                () -> idempotency.once(key, Map.of("amount", 2), this::effect));
        var otherPath = new IdempotencyKey(key.caller(), key.method(), key.route(), "/v1/other/2", key.key());
        assertRefused(PlatformError.IDEMPOTENCY_KEY_REUSED,
                () -> idempotency.once(otherPath, Map.of("amount", 1), this::effect));
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void anotherCallersKeyIsAnotherKey() {
        idempotency.once(key, null, this::effect);
        var theirs = key("101", key.key());
        assertThat(idempotency.once(theirs, null, this::effect).getHeaders().getFirst("Idempotent-Replayed")).isNull();
        assertThat(effects()).isEqualTo(2);
    }

    @Test
    void concurrentDuplicatesHaveOneEffect() throws Exception {
        int threads = 16;
        CountDownLatch start = new CountDownLatch(1);
        List<Future<String>> answers = new ArrayList<>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < threads; i++) {
                answers.add(pool.submit(() -> {
                    start.await();
                    return outcome(() -> idempotency.once(key, null, this::effect));
                }));
            }
            start.countDown();
            for (var answer : answers) {
                assertThat(answer.get(30, TimeUnit.SECONDS)).isIn("first", "replayed", "IDEMPOTENCY_KEY_IN_PROGRESS");
            }
        }
        assertThat(effects()).isEqualTo(1);
        assertThat(answers.stream().filter(a -> a.resultNow().equals("first"))).hasSize(1);
    }

    @Test
    void saysAtOnceThatTheFirstOneIsStillRunning() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = pool.submit(() -> idempotency.once(key, null, () -> {
                running.countDown();
                await(release);
                return effect();
            }));
            assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
            long before = System.nanoTime();
            assertThatThrownBy(() -> idempotency.once(key, null, this::effect)).isInstanceOfSatisfying(
                    DomainException.class, e -> {
                        assertThat(e.code()).isEqualTo(PlatformError.IDEMPOTENCY_KEY_IN_PROGRESS);
                        assertThat(e.retryAfter()).isNotNull();
                    });
            assertThat(System.nanoTime() - before).isLessThan(TimeUnit.SECONDS.toNanos(1));
            release.countDown();
            first.get(10, TimeUnit.SECONDS);
        }
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void aCrashBeforeTheCommitLeavesNeitherKeyNorEffect() {
        assertThatThrownBy(() -> idempotency.once(key, null, () -> {
            effect();
            throw new IllegalStateException("crash");
        })).isInstanceOf(IllegalStateException.class);
        assertThat(effects()).isZero();
        assertThat(outcome(() -> idempotency.once(key, null, this::effect))).isEqualTo("first");
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void keepsARefusalOfTheBusinessButNotItsEffect() {
        AtomicInteger asked = new AtomicInteger();
        Callable<ResponseEntity<String>> request = () -> idempotency.once(key, null, () -> {
            asked.incrementAndGet();
            effect();
            throw new DomainException(Refused.NO_MONEY);
        });
        ResponseEntity<?> first = call(request);
        ResponseEntity<?> again = call(request);
        assertThat(first.getStatusCode().value()).isEqualTo(422);
        assertThat(new String((byte[]) (Object) first.getBody(), StandardCharsets.UTF_8))
                .contains("\"code\":\"NO_MONEY\"");
        assertThat(again.getBody()).isEqualTo(first.getBody());
        assertThat(again.getHeaders().getFirst("Idempotent-Replayed")).isEqualTo("true");
        assertThat(asked).hasValue(1);
        assertThat(effects()).isZero();
    }

    @Test
    void doesNotKeepARefusalThatPasses() {
        assertThatThrownBy(() -> idempotency.once(key, null, () -> {
            throw DomainException.retryAfter(java.time.Duration.ofSeconds(1), Refused.ASK_LATER);
        })).isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> idempotency.once(key, null, () -> {
            throw new DomainException(PlatformError.TOO_MANY_REQUESTS);
        })).isInstanceOf(DomainException.class);
        assertThat(outcome(() -> idempotency.once(key, null, this::effect))).isEqualTo("first");
    }

    @Test
    void anEffectOutsideIsRecordedBeforeTheCallAndAReplayShowsItsPresentState() {
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger state = new AtomicInteger(202);
        Callable<ResponseEntity<String>> request = () -> idempotency.attempt(key, null, this::recordAttempt, id -> {
            assertThat(committed(id.value())).as("recorded before the call").isTrue();
            calls.incrementAndGet();
            throw new IllegalStateException("the bank does not answer");
        }, id -> ResponseEntity.status(state.get()).body("attempt " + id));
        ResponseEntity<String> first = call(request);
        assertThat(first.getStatusCode().value()).isEqualTo(202);
        state.set(201);
        ResponseEntity<String> again = call(request);
        assertThat(again.getStatusCode().value()).isEqualTo(201);
        assertThat(again.getBody()).isEqualTo(first.getBody());
        assertThat(again.getHeaders().getFirst("Idempotent-Replayed")).isEqualTo("true");
        assertThat(calls).hasValue(1);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void forgetsKeysAfterFifteenDays() {
        idempotency.once(key, null, this::effect);
        var recent = key("102", key.key());
        idempotency.once(recent, null, this::effect);
        transaction.executeWithoutResult(_ -> jdbc
                .sql("update platform_idempotency set created_at = created_at - interval 16 day where scope = ?")
                .param(key.scope()).update());
        expired.delete();
        assertThat(outcome(() -> idempotency.once(key, null, this::effect))).isEqualTo("first");
        assertThat(outcome(() -> idempotency.once(recent, null, this::effect))).isEqualTo("replayed");
    }

    @Test
    void refusesARequestWithoutAKeyOrWithABadOne() {
        assertRefused(PlatformError.IDEMPOTENCY_KEY_MISSING, () -> resolve(null));
        assertRefused(PlatformError.IDEMPOTENCY_KEY_MISSING, () -> resolve(""));
        assertRefused(PlatformError.IDEMPOTENCY_KEY_INVALID, () -> resolve("k".repeat(301)));
        assertRefused(PlatformError.IDEMPOTENCY_KEY_INVALID, () -> resolve("a b"));
        assertRefused(PlatformError.IDEMPOTENCY_KEY_INVALID, () -> resolve("키"));
        assertThat(call(() -> resolve("k".repeat(300))).key()).hasSize(300);
    }

    private IdempotencyKey resolve(String header) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/v1/pay/top-ups");
        if (header != null) {
            request.addHeader("Idempotency-Key", header);
        }
        return new IdempotencyKeyResolver().resolveArgument(null, null, new ServletWebRequest(request), null);
    }

    private static IdempotencyKey key(String caller, String key) {
        return new IdempotencyKey(caller, "POST", "/v1/pay/top-ups", "/v1/pay/top-ups", key);
    }

    private ResponseEntity<Map<String, String>> effect() {
        long id = ids.nextLong();
        jdbc.sql("insert into platform_effect_probe values (?)").param(id).update();
        return ResponseEntity.status(201).header("Location", "/v1/thing/1").body(Map.of("id", Long.toString(id)));
    }

    private Tsid recordAttempt() {
        Tsid id = ids.next();
        jdbc.sql("insert into platform_effect_probe values (?)").param(id.value()).update();
        return id;
    }

    private boolean committed(long id) {
        return jdbc.sql("select count(*) from platform_effect_probe where id = ?").param(id).query(Integer.class)
                .single() == 1;
    }

    private int effects() {
        return jdbc.sql("select count(*) from platform_effect_probe").query(Integer.class).single();
    }

    private static String outcome(Callable<? extends ResponseEntity<?>> request) {
        try {
            boolean replayed = request.call().getHeaders().getFirst("Idempotent-Replayed") != null;
            return replayed ? "replayed" : "first";
        } catch (DomainException e) {
            return e.code().name();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T call(Callable<T> request) {
        try {
            return request.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertRefused(ErrorCode code, Callable<?> request) {
        assertThatThrownBy(request::call).isInstanceOfSatisfying(DomainException.class,
                e -> assertThat(e.code()).isEqualTo(code));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
