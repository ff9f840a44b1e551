package pay.virtualaccount;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import pay.enquiry.EnquiryPlan;
import platform.time.UtcColumn;

/** The virtual accounts whose deposits are awaited beyond their deadline, each to be asked about by one caller at a time. */
@Repository
class OverdueAccounts {
    private static final String DUE = "select asked, " + VirtualAccountRows.COLUMNS + " from pay_virtual_account"
            + " where state = 'WAITING' and ask_at <= ? order by ask_at limit ? for update skip locked";

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

    /** Notes of some that their banks are about to be asked; nobody else asks until that call counts as lost. */
    @Transactional
    public List<Overdue> take(int most) {
        Instant now = now();
        List<Overdue> due = jdbc.sql(DUE)
                .params(UtcColumn.of(now), most)
                .query((row, number) -> new Overdue(VirtualAccountRows.row(row, number), row.getInt("asked") + 1))
                .list();
        due.forEach(each -> jdbc.sql("update pay_virtual_account set ask_at = ?, asked = ? where id = ?")
                .params(UtcColumn.of(now.plus(EnquiryPlan.PATIENCE)), each.asked(), each.account().id().value())
                .update());
        return due;
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
