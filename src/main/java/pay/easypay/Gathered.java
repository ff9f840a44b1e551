package pay.easypay;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import platform.web.commit.GroupCommit;
import platform.web.commit.Outcome;
import platform.web.idempotency.SharedKeys;

/**
 * Calls of one use case that share transactions, each once per key.
 *
 * @param <C> a call
 * @param <V> what is answered
 */
final class Gathered<C, V> implements AutoCloseable {
    private final SharedKeys keys;
    private final TransactionTemplate transaction;
    private final Function<C, SharedKeys.Request> request;
    private final GroupCommit.Shared<C, V> work;
    private final GroupCommit<C, ResponseEntity<V>> commit;

    /**
     * Opens the lanes.
     *
     * @param work does calls in one transaction; those that it refuses changed nothing
     */
    Gathered(String name, EasypaySettings settings, SharedKeys keys, TransactionTemplate transaction,
            Function<C, SharedKeys.Request> request, GroupCommit.Shared<C, V> work) {
        this.keys = keys;
        this.transaction = transaction;
        this.request = request;
        this.work = work;
        this.commit = new GroupCommit<>(name, settings.lanes(), settings.together(), settings.pace(),
                this::together);
    }

    ResponseEntity<V> call(C call) {
        return commit.call(call);
    }

    private List<Outcome<ResponseEntity<V>>> together(int lane, List<C> calls) {
        return Objects.requireNonNull(transaction.execute(status -> {
            List<Outcome<ResponseEntity<V>>> outcomes = keys.once(calls.stream().map(request).toList(),
                    numbers -> work.run(lane, numbers.stream().map(calls::get).toList()).stream().map(Gathered::answer)
                            .toList());
            if (outcomes.stream().allMatch(outcome -> outcome.refusal() != null)) {
                status.setRollbackOnly();
            }
            return outcomes;
        }));
    }

    private static <V> Outcome<ResponseEntity<V>> answer(Outcome<V> outcome) {
        return outcome.refusal() == null
                ? Outcome.done(ResponseEntity.ok(outcome.orThrow()))
                : Outcome.refused(outcome.refusal());
    }

    @Override
    public void close() {
        commit.close();
    }
}
