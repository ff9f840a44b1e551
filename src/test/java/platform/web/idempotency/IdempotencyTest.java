package platform.web.idempotency;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Tsid;
import platform.web.DomainException;
import platform.web.ErrorCode;
import platform.web.PlatformError;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IdempotencyTest extends IdempotencyScene {
    /** A refusal of the business, which is what gets kept. */
    enum Refused implements ErrorCode {
        NO_MONEY, ASK_LATER;

        @Override
        public HttpStatus status() {
            return HttpStatus.UNPROCESSABLE_CONTENT;
        }
    }

    @Autowired
    ExpiredKeys expired;
    @Autowired
    TransactionTemplate transaction;

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
    void keepsAnswersEncrypted() {
        idempotency.once(key, null, () -> ResponseEntity.ok(Map.of("phone", "01099887766")));
        assertThat(body()).isNotEmpty().doesNotContain("phone", "01099887766");
        ResponseEntity<?> again = idempotency.once(key, null, this::effect);
        assertThat((byte[]) again.getBody()).asString().isEqualTo("{\"phone\":\"01099887766\"}");
    }

    @Test
    void repeatsWhatWasKeptBeforeAnswersWereEncrypted() {
        ResponseEntity<?> first = idempotency.once(key, null, this::effect);
        transaction.executeWithoutResult(_ -> jdbc.sql("update platform_idempotency set body = ? where scope = ?")
                .params(first.getBody(), key.scope()).update());
        ResponseEntity<?> again = idempotency.once(key, null, this::effect);
        assertThat(again.getBody()).isEqualTo(first.getBody());
    }

    @Test
    void aRefusalByTheCheckWritesNothingAndIsNotKept() {
        assertRefused(Refused.NO_MONEY, () -> idempotency.once(key, null, IdempotencyTest::noMoney, _ -> effect()));
        assertThat(kept()).isZero();
        assertThat(outcome(() -> idempotency.once(key, null, () -> 1, _ -> effect()))).isEqualTo("first");
        assertThat(outcome(() -> idempotency.once(key, null, IdempotencyTest::noMoney, _ -> effect())))
                .isEqualTo("replayed");
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void whatTheCheckMeetsMayBeTheFirstRequestsEffect() {
        TransactionTemplate another = new TransactionTemplate(transaction.getTransactionManager(),
                new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
        assertThat(outcome(() -> idempotency.once(key, null, () -> {
            another.executeWithoutResult(_ -> idempotency.once(key, null, this::effect));
            return noMoney();
        }, _ -> effect()))).isEqualTo("replayed");
    }

    private static int noMoney() {
        throw new DomainException(Refused.NO_MONEY);
    }

    private int kept() {
        return transaction.execute(_ -> jdbc.sql("select count(*) from platform_idempotency where scope = ?")
                .param(key.scope()).query(Integer.class).single());
    }

    private String body() {
        return transaction.execute(_ -> jdbc
                .sql("select convert(body using utf8mb4) from platform_idempotency where scope = ?")
                .param(key.scope()).query(String.class).single());
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

    private Tsid recordAttempt() {
        Tsid id = ids.next();
        jdbc.sql("insert into platform_effect_probe values (?)").param(id.value()).update();
        return id;
    }

    private boolean committed(long id) {
        return jdbc.sql("select count(*) from platform_effect_probe where id = ?").param(id).query(Integer.class)
                .single() == 1;
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
}
