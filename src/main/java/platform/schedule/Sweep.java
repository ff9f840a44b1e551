package platform.schedule;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.CannotCreateTransactionException;
import platform.database.DatabaseFault;

/**
 * A round over all that is due, some in each transaction. When some cannot be dealt with together, each is by itself, so that one that
 * cannot does not keep the others. What the database does to one of them, which may succeed the next time with nothing about that one
 * mended, is thrown when the others have had their turn.
 *
 * @see platform.dayclose.Turns where each has to wait for the one before
 */
public final class Sweep {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    private Sweep() {}

    /**
     * Makes a round in which one that fails alone stays due, for the next round.
     *
     * @param what they are, for the log
     * @param some deals with some in a transaction; says whether there may be more
     * @param due which there are, as many as are to be tried each by itself
     * @param one deals with one in a transaction of its own, unless somebody else has
     * @throws CannotCreateTransactionException when nothing can begin, which is no fault of one of them
     */
    public static <T> void run(String what, BooleanSupplier some, Supplier<List<T>> due, Consumer<T> one) {
        BooleanSupplier all = () -> {
            while (some.getAsBoolean()) {
                // There may be more.
            }
            return false;
        };
        // In each round: no trace, which would fill the log.
        next(all, due, one, (each, e) -> LOG.warn("{}: {} fails, and is tried again in the next round: {}", what, each,
                e.toString()), together -> LOG.debug("{}: not together, but each by itself", what, together));
    }

    /**
     * Makes a round in which one that fails alone is not due any more.
     *
     * @param aside what becomes of it, in a transaction of its own
     */
    public static <T> void run(String what, BooleanSupplier some, Supplier<List<T>> due, Consumer<T> one,
            BiConsumer<T, RuntimeException> aside) {
        while (next(what, some, due, one, aside)) {
            // There may be more.
        }
    }

    /** Deals with some, as {@link #run} does; whether there may be more. */
    public static <T> boolean next(String what, BooleanSupplier some, Supplier<List<T>> due, Consumer<T> one,
            BiConsumer<T, RuntimeException> aside) {
        return next(some, due, one, aside,
                together -> LOG.warn("{}: not together, but each by itself", what, together));
    }

    private static <T> boolean next(BooleanSupplier some, Supplier<List<T>> due, Consumer<T> one,
            BiConsumer<T, RuntimeException> aside, Consumer<RuntimeException> tell) {
        try {
            return some.getAsBoolean();
        } catch (CannotCreateTransactionException nothingBegins) {
            throw nothingBegins;
        } catch (RuntimeException together) {
            tell.accept(together);
            List<T> each = due.get();
            eachAlone(each, one, aside);
            return !each.isEmpty();
        }
    }

    private static <T> void eachAlone(List<T> due, Consumer<T> one, BiConsumer<T, RuntimeException> aside) {
        RuntimeException fault = null;
        for (T each : due) {
            RuntimeException now = alone(each, one, aside);
            fault = fault == null ? now : fault;
        }
        if (fault != null) {
            throw fault;
        }
    }

    /** What the database did to it; null when that was nothing. */
    private static <T> @Nullable RuntimeException alone(T each, Consumer<T> one,
            BiConsumer<T, RuntimeException> aside) {
        try {
            one.accept(each);
        } catch (CannotCreateTransactionException nothingBegins) {
            throw nothingBegins;
        } catch (RuntimeException e) {
            if (DatabaseFault.isIn(e)) {
                return e;
            }
            aside.accept(each, e);
        }
        return null;
    }
}
