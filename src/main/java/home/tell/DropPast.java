package home.tell;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.time.BusinessDays;
import platform.time.UtcColumn;

/**
 * Drops rows of days that no section reads any more: the event log has them still. In small transactions; every instance may
 * do it at any time.
 */
@Component
class DropPast {
    static final int BATCH = 1_000;
    /** The section reads yesterday and today. */
    private static final int RUNG_DAYS = 7;
    /** The sections read this month, and of what was spent the one before: one more than that is kept. */
    private static final int GRANT_MONTHS = 1;
    private static final int OUTLAY_MONTHS = 2;
    /** An order without a payment is not paid any more; a refund of a payment that was dropped is of no use. */
    private static final Duration UNPAID = Duration.ofDays(60);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final BusinessDays days;
    private final Clock clock;

    DropPast(JdbcClient jdbc, TransactionTemplate transaction, BusinessDays days, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.days = days;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT13M")
    void drop() {
        LocalDate today = days.today();
        LocalDate month = today.withDayOfMonth(1);
        repeat("delete from home_rung where day < ?", today.minusDays(RUNG_DAYS));
        repeat("delete from home_grant where day < ?", month.minusMonths(GRANT_MONTHS));
        repeat("delete from home_outlay where spent_on < ?", month.minusMonths(OUTLAY_MONTHS));
        repeat("delete from home_outlay where spent_on is null and as_of < ?",
                UtcColumn.of(clock.instant().minus(UNPAID)));
    }

    private void repeat(String delete, Object before) {
        Integer dropped = BATCH;
        while (dropped != null && dropped == BATCH) {
            dropped = transaction
                    .<Integer>execute(status -> jdbc.sql(delete + " limit " + BATCH).param(before).update());
        }
    }
}
