package platform.schedule;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * A round over all that is due, some in each transaction. When some cannot be dealt with together, each is by itself, so that one that
 * cannot does not keep the others: it is tried again in the next round.
 */
public final class Sweep {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    private Sweep() {}

    /**
     * Makes one.
     *
     * @param what they are, for the log
     * @param some deals with some in a transaction; says whether there may be more
     * @param due which there are, as many as are to be tried each by itself
     * @param one deals with one in a transaction of its own, unless somebody else has
     * @throws CannotCreateTransactionException when nothing can begin, which is no fault of one of them
     */
    public static <T> void run(String what, BooleanSupplier some, Supplier<List<T>> due, Consumer<T> one) {
        try {
            boolean more = true;
            while (more) {
                more = some.getAsBoolean();
            }
        } catch (CannotCreateTransactionException nothingBegins) {
            throw nothingBegins;
        } catch (RuntimeException together) {
            LOG.debug("{}: not together, but each by itself", what, together);
            due.get().forEach(each -> alone(what, each, one));
        }
    }

    private static <T> void alone(String what, T each, Consumer<T> one) {
        try {
            one.accept(each);
        } catch (CannotCreateTransactionException nothingBegins) {
            throw nothingBegins;
        } catch (RuntimeException e) {
            // In each round: no trace, which would fill the log.
            LOG.warn("{}: {} fails, and is tried again in the next round: {}", what, each, e.toString());
        }
    }
}
