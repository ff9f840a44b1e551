package platform.web.idempotency;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.web.DomainException;
import platform.web.commit.Outcome;

/**
 * Runs the effects of several requests that share a transaction, each once per key: their keys are looked up by one statement,
 * and kept with their answers by another one.
 */
@Component
public class SharedKeys {
    private final Answers answers;
    private final AnswerForm form;

    SharedKeys(Answers answers, AnswerForm form) {
        this.answers = answers;
        this.form = form;
    }

    /** One of them. */
    @SuppressWarnings("ArrayRecordComponent") // Its own scope tells it from others, in hexadecimal digits.
    public record Request(IdempotencyKey key, byte[] scope, byte[] fingerprint) {
        String hex() {
            return HexFormat.of().formatHex(scope);
        }
    }

    /**
     * What was answered before, for who has an effect of its own to begin with that must not be had again.
     *
     * @throws DomainException {@code IDEMPOTENCY_KEY_REUSED} or {@code IDEMPOTENCY_KEY_IN_PROGRESS}
     */
    @Transactional(readOnly = true)
    public <T> Optional<ResponseEntity<T>> earlier(Request request) {
        return answers.find(request.scope()).map(stored -> form.replay(stored, request.fingerprint()));
    }

    /**
     * Runs the effects of those that were not answered before, in the caller's transaction.
     *
     * @param fresh makes the answers of the requests that it is given by their numbers in the list, an outcome for each
     * @throws DuplicateKeyException when another transaction takes one of the keys meanwhile; everything must roll back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> List<Outcome<ResponseEntity<T>>> once(List<Request> requests,
            Function<List<Integer>, List<Outcome<ResponseEntity<T>>>> fresh) {
        Map<String, StoredAnswer> earlier = answers.find(requests.stream().map(Request::scope).toList());
        Map<Integer, Outcome<ResponseEntity<T>>> outcomes = new HashMap<>();
        List<Integer> numbers = new ArrayList<>();
        Set<String> scopes = new HashSet<>();
        for (int i = 0; i < requests.size(); i++) {
            StoredAnswer stored = earlier.get(requests.get(i).hex());
            if (stored != null) {
                outcomes.put(i, replay(stored, requests.get(i)));
            } else if (scopes.add(requests.get(i).hex())) {
                numbers.add(i);
            } else {
                outcomes.put(i, Outcome.refused(form.inProgress()));
            }
        }
        List<Outcome<ResponseEntity<T>>> made = numbers.isEmpty() ? List.of() : fresh.apply(numbers);
        Map<Request, Answers.Answer> kept = new LinkedHashMap<>();
        for (int i = 0; i < numbers.size(); i++) {
            Outcome<ResponseEntity<T>> outcome = made.get(i);
            if (outcome.value() != null) {
                Answers.Answer answer = form.of(outcome.value());
                kept.put(requests.get(numbers.get(i)), answer);
                outcome = Outcome.done(form.respond(answer, false));
            }
            outcomes.put(numbers.get(i), outcome);
        }
        if (!kept.isEmpty()) {
            answers.keep(kept);
        }
        List<Outcome<ResponseEntity<T>>> all = new ArrayList<>(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            all.add(outcomes.getOrDefault(i, Outcome.refused(form.inProgress())));
        }
        return all;
    }

    private <T> Outcome<ResponseEntity<T>> replay(StoredAnswer stored, Request request) {
        try {
            return Outcome.done(form.replay(stored, request.fingerprint()));
        } catch (DomainException refused) {
            return Outcome.refused(refused);
        }
    }
}
