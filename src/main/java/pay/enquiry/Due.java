package pay.enquiry;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.time.UtcColumn;

/**
 * A row whose next call is due, taken for one caller. Its id alone is read: a row that this release cannot read fails by itself when its
 * call is decided, and keeps no other from its turn.
 *
 * @param until nobody else takes it before
 */
public record Due(long id, Instant until) {

    /**
     * Takes some, in the caller's transaction.
     *
     * @param due selects ids and locks them, apart from what another instance has just taken ({@code skip locked}); its parameters are the
     *     time, and how many at most
     * @param putOff moves when one is due; its parameters are {@link #until} and the id
     * @param now in whole microseconds, as a column keeps it
     */
    public static List<Due> take(JdbcClient jdbc, String due, String putOff, Instant now, int most) {
        Instant until = now.plus(EnquiryPlan.PATIENCE);
        List<Due> taken = jdbc.sql(due).params(UtcColumn.of(now), most)
                .query((row, _) -> new Due(row.getLong(1), until)).list();
        taken.forEach(each -> jdbc.sql(putOff).params(UtcColumn.of(until), each.id()).update());
        return taken;
    }

    /** Whether nobody has touched it since: an answer came, or it was taken for another who found it due again. */
    public boolean isStill(@Nullable Instant dueAt) {
        return until.equals(dueAt);
    }
}
