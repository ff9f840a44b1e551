package pay.virtualaccount;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import pay.enquiry.Due;
import pay.enquiry.EnquiryPlan;
import platform.database.RetriedOnConflict;
import platform.time.UtcColumn;

/** The virtual accounts whose deposits are awaited beyond their deadline, each to be asked about by one caller at a time. */
@Repository
class OverdueAccounts {
    private static final String DUE = "select id from pay_virtual_account"
            + " where state = 'WAITING' and ask_at <= ? order by ask_at limit ? for update skip locked";
    private static final String PUT_OFF = "update pay_virtual_account set ask_at = ? where id = ?";

    /** So long before the end there is time for an answer, and for what follows from it. */
    private static final Duration LAST_LOOK = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    OverdueAccounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One of them.
     *
     * @param asked how often its bank was asked, this time included
     */
    record Overdue(VirtualAccount account, int asked) {
        /**
         * When its bank is asked again that has not answered now: by the plan of all enquiries, but not less often than all two hours, and
         * once more right before the wait ends without its word.
         */
        private Instant again(Instant now) {
            Instant planned = now.plus(EnquiryPlan.next(Math.min(asked - 1, EnquiryPlan.HOURS)));
            Instant last = account.dueAt().plus(VirtualAccounts.LONGEST_DOUBT).minus(LAST_LOOK);
            return now.isBefore(last) && last.isBefore(planned) ? last : planned;
        }
    }

    /** Takes some; nobody else asks about them until that call counts as lost. */
    @Transactional
    public List<Due> take(int most) {
        return Due.take(jdbc, DUE, PUT_OFF, now(), most);
    }

    /** Notes that the bank is about to be asked about one that was taken; none when it is not the caller's any more. */
    @RetriedOnConflict
    @Transactional
    public Optional<Overdue> next(Due due) {
        if (jdbc.sql(
                "update pay_virtual_account set asked = asked + 1 where id = ? and state = 'WAITING' and ask_at = ?")
                .params(due.id(), UtcColumn.of(due.until())).update() == 0) {
            return Optional.empty();
        }
        return jdbc.sql("select asked, " + VirtualAccountRows.COLUMNS + " from pay_virtual_account where id = ?")
                .param(due.id())
                .query((row, number) -> new Overdue(VirtualAccountRows.row(row, number), row.getInt("asked")))
                .optional();
    }

    /** Its bank has not answered. */
    @Transactional
    public void askAgain(Overdue overdue) {
        jdbc.sql("update pay_virtual_account set ask_at = ? where id = ? and state = 'WAITING'")
                .params(UtcColumn.of(overdue.again(now())), overdue.account().id().value()).update();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
