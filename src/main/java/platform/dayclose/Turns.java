package platform.dayclose;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import platform.database.DatabaseFault;

/**
 * Goes on with a day, whose accounts or loans come one after the other: some together, or, when that fails, each in its turn, so that one at
 * fault keeps no others. What the database does to one of them is thrown at once: nobody comes past it before its turn is over.
 *
 * @see platform.schedule.Sweep where none has to wait for another
 */
public final class Turns {
    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    private Turns() {}

    /**
     * Goes on with some; whether there may be more.
     *
     * @param what they are, for the log
     * @param some deals with some in a transaction; says whether there may be more
     * @param most how many have their turns before some are dealt with together again
     * @param turn whose turn it is; empty when the day is done
     * @param one deals with one in a transaction of its own, unless its turn is over
     * @param passOver ends the turn of one that fails alone, in a transaction of its own
     */
    public static <T> boolean next(String what, BooleanSupplier some, int most, Supplier<Optional<T>> turn,
            Consumer<T> one, BiConsumer<T, RuntimeException> passOver) {
        try {
            return some.getAsBoolean();
        } catch (RuntimeException together) {
            DatabaseFault.rethrow(together);
            LOG.warn("{}: not together, but each in its turn", what, together);
            return each(some, most, turn, one, passOver);
        }
    }

    private static <T> boolean each(BooleanSupplier some, int most, Supplier<Optional<T>> turn, Consumer<T> one,
            BiConsumer<T, RuntimeException> passOver) {
        for (int i = 0; i < most; i++) {
            Optional<T> next = turn.get();
            if (next.isEmpty()) {
                return some.getAsBoolean();
            }
            alone(next.get(), one, passOver);
        }
        return true;
    }

    private static <T> void alone(T turn, Consumer<T> one, BiConsumer<T, RuntimeException> passOver) {
        try {
            one.accept(turn);
        } catch (RuntimeException e) {
            DatabaseFault.rethrow(e);
            passOver.accept(turn, e);
        }
    }
}
