package pay.reconciliation;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;

/** A difference that waits for an operator, of a file that nobody took: for tests of who may resolve it. */
public final class OpenDifference {
    private static final AtomicInteger DAYS = new AtomicInteger();

    private OpenDifference() {}

    /** Its id. */
    public static long in(ApplicationContext context) {
        JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
        long id = context.getBean(Ids.class).nextLong();
        context.getBean(TransactionTemplate.class).executeWithoutResult(_ -> {
            jdbc.update(
                    """
                            insert into pay_recon_file (id, source, day, revision, sha256, line_count, amount, status, begun_at,
                                finished_at) values (?, 'BANK', ?, 1, '', 0, 0, 'CURRENT', utc_timestamp(6), utc_timestamp(6))""",
                    id, LocalDate.of(2000, 1, 1).plusDays(DAYS.incrementAndGet()));
            jdbc.update(
                    """
                            insert into pay_recon_difference (id, file_id, kind_of, request_id, kind, line_no, ours, days, status,
                                found_at) values (?, ?, 'MISSING_THERE', ?, 'OUT', 0, 1000, 0, 'OPEN', utc_timestamp(6))""",
                    id,
                    id, id);
        });
        return id;
    }
}
