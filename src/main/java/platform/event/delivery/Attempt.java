package platform.event.delivery;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * One try of a delivery, handed along from whoever takes it to the thread that runs the listener.
 *
 * @param number counted from 1; the fence against an earlier taker whose answer comes late
 * @param traceId of the request that the event came from
 */
record Attempt(int number, @Nullable String traceId) {
    private static final ScopedValue<Attempt> CURRENT = ScopedValue.newInstance();

    static Optional<Attempt> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    void run(Runnable task) {
        ScopedValue.where(CURRENT, this).run(task);
    }
}
