package pay.enquiry;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls to banks and card companies that are due, side by side, since each waits for its own answer. */
public final class DueCalls {
    private static final Logger LOG = LoggerFactory.getLogger(DueCalls.class);
    /** Of one kind, by one instance. */
    private static final int AT_ONCE = 16;

    private DueCalls() {}

    /**
     * Makes them; returns when all have ended. One that fails leaves what it is about as it was before the call: its next step is due after
     * {@link EnquiryPlan#PATIENCE}, or later by the plan.
     *
     * @param take takes so many at most, each for this caller alone
     * @param call makes one
     * @param name says which, for the log
     */
    public static <T> void make(IntFunction<? extends Iterable<T>> take, Consumer<T> call, Function<T, String> name) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T due : take.apply(AT_ONCE)) {
                threads.execute(() -> make(due, call, name));
            }
        }
    }

    private static <T> void make(T due, Consumer<T> call, Function<T, String> name) {
        try {
            call.accept(due);
        } catch (RuntimeException e) {
            LOG.warn("{} is looked at again later", name.apply(due), e);
        }
    }
}
