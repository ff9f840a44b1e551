package platform.web.idempotency;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import platform.web.commit.GroupCommit;
import platform.web.commit.Outcome;
import platform.web.commit.Sharing;

/**
 * Calls of one use case that share transactions, each once per key.
 *
 * @param <C> a call
 * @param <T> what is answered
 */
public final class Gathered<C, T> implements AutoCloseable {
    private final SharedKeys keys;
    private final TransactionTemplate transaction;
    private final Function<C, SharedKeys.Request> request;
    private final GroupCommit.Shared<C, ResponseEntity<T>> work;
    private final GroupCommit<C, ResponseEntity<T>> commit;

    /**
     * Opens the lanes.
     *
     * @param name of their threads
     * @param request for which a call is made
     * @param work does calls in one transaction; those that it refuses changed nothing
     * @param answer to a call that was done
     */
    public <V> Gathered(String name, Sharing sharing, SharedKeys keys, TransactionTemplate transaction,
            Function<C, SharedKeys.Request> request, GroupCommit.Shared<C, V> work,
            Function<V, ResponseEntity<T>> answer) {
        this.keys = keys;
        this.transaction = transaction;
        this.request = request;
        this.work = (lane, calls) -> work.run(lane, calls).stream().map(outcome -> outcome.map(answer)).toList();
        this.commit = new GroupCommit<>(name, sharing, this::together);
    }

    /**
     * Waits until the call's transaction has committed.
     *
     * @throws RuntimeException as {@link GroupCommit#call}
     */
    public ResponseEntity<T> call(C call) {
        return commit.call(call);
    }

    private List<Outcome<ResponseEntity<T>>> together(int lane, List<C> calls) {
        return Objects.requireNonNull(transaction.execute(status -> {
            List<Outcome<ResponseEntity<T>>> outcomes = keys.once(calls.stream().map(request).toList(),
                    numbers -> work.run(lane, numbers.stream().map(calls::get).toList()));
            if (outcomes.stream().allMatch(outcome -> outcome.refusal() != null)) {
                status.setRollbackOnly();
            }
            return outcomes;
        }));
    }

    @Override
    public void close() {
        commit.close();
    }
}
