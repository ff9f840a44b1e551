package pay.safeguard;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.DatabaseFault;

/** Work on days, each in a transaction of its own: one that fails keeps none behind it, and is the first again the next time. */
final class EachDay {
    private static final Logger LOG = LoggerFactory.getLogger(EachDay.class);

    private EachDay() {}

    /** @param what is done, for the log */
    static void run(String what, List<LocalDate> days, TransactionTemplate transaction, Consumer<LocalDate> work) {
        for (LocalDate day : days) {
            try {
                transaction.executeWithoutResult(_ -> work.accept(day));
            } catch (RuntimeException e) {
                DatabaseFault.rethrow(e);
                LOG.error("{} of {} fails, and is tried again in the next round", what, day, e);
            }
        }
    }
}
