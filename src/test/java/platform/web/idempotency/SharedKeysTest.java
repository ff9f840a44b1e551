package platform.web.idempotency;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import platform.web.DomainException;
import platform.web.PlatformError;
import platform.web.commit.Outcome;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@MadangTest
class SharedKeysTest {
    @Autowired
    SharedKeys keys;
    @Autowired
    TransactionTemplate transaction;

    private final List<Integer> done = new ArrayList<>();

    private static SharedKeys.Request request(String key, String body) {
        IdempotencyKey name = new IdempotencyKey("member:1", "POST", "/v1/test", "/v1/test", key);
        return new SharedKeys.Request(name, name.scope(), name.fingerprint(body.getBytes(StandardCharsets.UTF_8)));
    }

    private List<Outcome<ResponseEntity<String>>> once(SharedKeys.Request... requests) {
        return transaction.execute(status -> keys.once(List.of(requests), this::effects));
    }

    private List<Outcome<ResponseEntity<String>>> effects(List<Integer> numbers) {
        done.addAll(numbers);
        return numbers.stream().map(number -> Outcome.done(ResponseEntity.status(201).body("answer " + number)))
                .toList();
    }

    /** What goes out are the bytes that are kept. */
    private static Object body(Outcome<? extends ResponseEntity<?>> outcome) {
        return outcome.orThrow().getBody();
    }

    private static void assertRefused(Outcome<?> outcome, PlatformError code) {
        assertThat(outcome.refusal()).isInstanceOfSatisfying(DomainException.class,
                refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void runsEachOnceAndAnswersARepetitionWithTheSameBytes() {
        String one = UUID.randomUUID().toString();
        String two = UUID.randomUUID().toString();
        var first = once(request(one, "a"), request(two, "b"));
        var again = once(request(two, "b"), request(UUID.randomUUID().toString(), "c"), request(one, "other"));

        assertThat(done).containsExactly(0, 1, 1);
        assertThat(body(again.get(0))).isEqualTo(body(first.get(1)))
                .isEqualTo("\"answer 1\"".getBytes(StandardCharsets.UTF_8));
        assertThat(again.get(0).orThrow().getStatusCode().value()).isEqualTo(201);
        assertThat(again.get(0).orThrow().getHeaders().getFirst("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.get(1).orThrow().getHeaders().getFirst("Idempotent-Replayed")).isNull();
        assertRefused(again.get(2), PlatformError.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void runsOneOfTwoThatComeTogether() {
        String key = UUID.randomUUID().toString();
        var outcomes = once(request(key, "a"), request(key, "a"));
        assertThat(outcomes.get(0).refusal()).isNull();
        assertRefused(outcomes.get(1), PlatformError.IDEMPOTENCY_KEY_IN_PROGRESS);
        assertThat(done).containsExactly(0);
    }

    @Test
    void keepsNothingOfARefusal() {
        String key = UUID.randomUUID().toString();
        transaction.executeWithoutResult(status -> keys.once(List.of(request(key, "a")), numbers -> List
                .of(Outcome.<ResponseEntity<String>>refused(new DomainException(PlatformError.FORBIDDEN)))));
        assertThat(once(request(key, "a")).getFirst().refusal()).isNull();
        assertThat(done).containsExactly(0);
    }

    @Test
    void failsWhenAKeyIsTakenMeanwhile() {
        String key = UUID.randomUUID().toString();
        assertThatThrownBy(() -> transaction.execute(status -> keys.once(List.of(request(key, "a")), numbers -> {
            TransactionTemplate other = new TransactionTemplate(transaction.getTransactionManager());
            other.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
            other.executeWithoutResult(inner -> keys.once(List.of(request(key, "a")), this::effects));
            return effects(numbers);
        }))).isInstanceOf(DuplicateKeyException.class);
    }
}
