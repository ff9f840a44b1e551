package pay.statement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pay.ledger.SettledTime;
import platform.time.BusinessDays;
import platform.time.UtcColumn;

/**
 * Keeps what stands on the accounts at the end of each day: of those alone that moved on it. A day is kept once it is over for so
 * long that nothing of it can still commit; any instance does it, the row of the day says that it is done.
 */
@Component
class KeepBalances {
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final SettledTime settled;
    private final Clock clock;

    KeepBalances(JdbcTemplate jdbc, TransactionTemplate transaction, SettledTime settled, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.settled = settled;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${madang.pay.balances-pause:10m}", initialDelayString = "${madang.pay.balances-pause:10m}")
    void run() {
        LocalDate over = LocalDate.ofInstant(settled.until(), BusinessDays.SEOUL)
                .minusDays(1);
        while (keepNext(over)) {
            // One day a transaction.
        }
    }

    /** Keeps the first day that is not kept yet, up to one; whether there may be more. */
    boolean keepNext(LocalDate until) {
        Optional<LocalDate> last = last();
        LocalDate day = last.map(kept -> kept.plusDays(1)).orElse(until);
        if (day.isAfter(until)) {
            return false;
        }
        transaction.executeWithoutResult(status -> {
            int taken = jdbc.update("insert ignore into pay_balance_day_kept (day, kept_at) values (?, ?)", day,
                    UtcColumn.of(clock.instant()));
            if (taken == 1) {
                keep(day, last.map(BalanceAt::lastIdOf).orElse(0L), BalanceAt.lastIdOf(day));
            }
        });
        return day.isBefore(until);
    }

    private Optional<LocalDate> last() {
        return Optional.ofNullable(jdbc.queryForObject("select max(day) from pay_balance_day_kept", LocalDate.class));
    }

    private void keep(LocalDate day, long after, long until) {
        jdbc.update(
                """
                        insert into pay_balance_day
                            (account_id, day, debit_posted, credit_posted, debit_pending, credit_pending, postings)
                        select s.account_id, ?, s.dr + coalesce(p.debit_posted, 0), s.cr + coalesce(p.credit_posted, 0),
                            s.drp + coalesce(p.debit_pending, 0), s.crp + coalesce(p.credit_pending, 0), s.n + coalesce(p.postings, 0)
                        from (%s) s left join pay_balance_day p on p.account_id = s.account_id
                            and p.day = (select max(e.day) from pay_balance_day e where e.account_id = s.account_id)
                        """
                        .formatted(BookedSides.OF_ALL),
                day, after, until, after, until);
    }
}
