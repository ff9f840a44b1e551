package platform.web.idempotency;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.ConflictRetry;
import platform.database.LockConflict;
import platform.id.TypedId;
import platform.web.DomainException;

/**
 * Runs a request's effect once per key. The same key with the same body gets the first answer again, byte for byte, with
 * {@code Idempotent-Replayed: true}; with another body it is refused (422); while the first one runs it is refused with
 * {@code Retry-After} (409). Answers of 2xx and refusals that stay true are kept, never a 400, 401, 429 or 5xx.
 */
@Component
public class Idempotency {
    private final Answers answers;
    private final AnswerForm form;
    private final TransactionTemplate transaction;
    private final TransactionTemplate reading;

    Idempotency(Answers answers, AnswerForm form, TransactionTemplate transaction) {
        this.answers = answers;
        this.form = form;
        this.transaction = transaction;
        this.reading = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        this.reading.setReadOnly(true);
    }

    /**
     * For an effect in the database. The effect, the key and the answer commit together; a lost deadlock runs all of it
     * again.
     *
     * @param body the request's body as the controller got it; null when it has none
     * @param effect calls the use case and makes the answer; runs inside the transaction
     * @throws DomainException {@code IDEMPOTENCY_KEY_REUSED}, {@code IDEMPOTENCY_KEY_IN_PROGRESS}, or the effect's own
     */
    public <T> ResponseEntity<T> once(IdempotencyKey key, @Nullable Object body,
            Supplier<ResponseEntity<T>> effect) {
        return once(key, body, () -> true, _ -> effect.get());
    }

    /**
     * The same for an effect with a check before it, which only reads: a crowd that is refused by it costs no write. Such a
     * refusal is not kept, since it may pass; but what was answered before under the key is the answer, whatever is checked now.
     *
     * @param check what can be refused without a write; runs inside the transaction, before the key is taken
     * @param effect gets what the check has found
     */
    public <C, T> ResponseEntity<T> once(IdempotencyKey key, @Nullable Object body, Supplier<C> check,
            Function<C, ResponseEntity<T>> effect) {
        byte[] fingerprint = form.fingerprint(key, body);
        byte[] scope = key.scope();
        try {
            Optional<ResponseEntity<T>> response = ConflictRetry.call(() -> transaction.execute(_ -> {
                Optional<StoredAnswer> earlier = answers.find(scope);
                if (earlier.isPresent()) {
                    return Optional.of(form.<T>replay(earlier.get(), fingerprint));
                }
                C checked = checked(check);
                if (!claimed(key, fingerprint)) {
                    return Optional.empty();
                }
                Answers.Answer answer = form.of(effect.apply(checked));
                answers.store(scope, answer);
                return Optional.of(form.<T>respond(answer, false));
            }));
            return response.isPresent() ? response.get() : replay(scope, fingerprint);
        } catch (PassingRefusal refused) {
            return earlierOr(refused, scope, fingerprint);
        } catch (DomainException refused) {
            return keep(key, fingerprint, refused);
        }
    }

    private static <C> C checked(Supplier<C> check) {
        try {
            return check.get();
        } catch (DomainException refused) {
            throw new PassingRefusal(refused);
        }
    }

    /**
     * For an effect outside, at a bank or a card company. The key and the recorded attempt commit before the call, and a
     * replay shows the attempt's present state, whatever it has become.
     *
     * @param record writes the attempt, inside the transaction
     * @param call does the remote call and commits its outcome, outside any transaction; what it throws is left to whoever
     *            resolves open attempts, the answer is the present state
     * @param present reads the attempt and answers: 202 until the outcome is known
     */
    public <A extends TypedId, T> ResponseEntity<T> attempt(IdempotencyKey key, @Nullable Object body,
            Supplier<A> record, Consumer<A> call, Function<Long, ResponseEntity<T>> present) {
        byte[] fingerprint = form.fingerprint(key, body);
        byte[] scope = key.scope();
        Optional<StoredAnswer> earlier = find(scope);
        if (earlier.isPresent()) {
            return show(earlier.get(), fingerprint, present);
        }
        Optional<A> attempt;
        try {
            attempt = ConflictRetry.call(() -> transaction.execute(_ -> {
                if (!claimed(key, fingerprint)) {
                    return Optional.empty();
                }
                A fresh = record.get();
                answers.storeAttempt(scope, fresh.value());
                return Optional.of(fresh);
            }));
        } catch (DomainException refused) {
            return keep(key, fingerprint, refused);
        }
        if (attempt.isEmpty()) {
            return show(find(scope).orElseThrow(form::inProgress), fingerprint, present);
        }
        A made = attempt.get();
        form.quietly(() -> call.accept(made));
        // A refusal by the other side is not kept: like all else it is the attempt's state, which is read anew each time.
        return present.apply(made.value());
    }

    /**
     * For an effect that shares its transaction with those of other requests ({@link SharedKeys}).
     *
     * @param effect has the request done with others, and waits for its answer; of what it refuses a {@link PassingRefusal} is not kept
     */
    public <T> ResponseEntity<T> together(IdempotencyKey key, @Nullable Object body,
            Function<SharedKeys.Request, ResponseEntity<T>> effect) {
        byte[] fingerprint = form.fingerprint(key, body);
        byte[] scope = key.scope();
        try {
            return effect.apply(new SharedKeys.Request(key, scope, fingerprint));
        } catch (PassingRefusal refused) {
            return earlierOr(refused, scope, fingerprint);
        } catch (DomainException refused) {
            return keep(key, fingerprint, refused);
        }
    }

    /** The first request with this key may have had its effect meanwhile, which is what the check has met. */
    private <T> ResponseEntity<T> earlierOr(PassingRefusal refused, byte[] scope, byte[] fingerprint) {
        return form.replay(find(scope).orElseThrow(refused::why), fingerprint);
    }

    private boolean claimed(IdempotencyKey key, byte[] fingerprint) {
        try {
            answers.probe(key.scope());
            return answers.claim(key, fingerprint);
        } catch (RuntimeException e) {
            if (LockConflict.isRowHeld(e)) {
                throw form.inProgress();
            }
            throw e;
        }
    }

    /** Keeps a refusal that stays true. It had no effect, so nothing is lost when this does not get written. */
    private <T> ResponseEntity<T> keep(IdempotencyKey key, byte[] fingerprint, DomainException refused) {
        if (!AnswerForm.isFinal(refused)) {
            throw refused;
        }
        Answers.Answer answer = form.of(refused);
        boolean kept = Boolean.TRUE.equals(transaction.execute(_ -> {
            boolean mine = claimed(key, fingerprint);
            if (mine) {
                answers.store(key.scope(), answer);
            }
            return mine;
        }));
        return kept ? form.respond(answer, false) : replay(key.scope(), fingerprint);
    }

    private Optional<StoredAnswer> find(byte[] scope) {
        Optional<StoredAnswer> found = reading.execute(_ -> answers.find(scope));
        return found == null ? Optional.empty() : found;
    }

    private <T> ResponseEntity<T> replay(byte[] scope, byte[] fingerprint) {
        return form.replay(find(scope).orElseThrow(form::inProgress), fingerprint);
    }

    private <T> ResponseEntity<T> show(StoredAnswer stored, byte[] fingerprint,
            Function<Long, ResponseEntity<T>> present) {
        Long attemptId = stored.attemptId();
        if (attemptId == null) {
            return form.replay(stored, fingerprint);
        }
        form.requireSame(stored, fingerprint);
        return AnswerForm.markReplayed(present.apply(attemptId));
    }
}
