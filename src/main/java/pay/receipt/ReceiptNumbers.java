package pay.receipt;

import java.time.Instant;
import java.time.LocalDate;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.time.BusinessDays;
import platform.time.UtcColumn;

/**
 * Gives out the numbers of a day without a gap: its row is locked to the transaction's end, so that what was not committed has no
 * number either. Tests have numbers of their own.
 */
@Component
class ReceiptNumbers {
    private final JdbcTemplate jdbc;

    ReceiptNumbers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Some that follow each other. */
    record Numbers(LocalDate day, int first) {}

    /** As many as are asked for, of the day in Seoul; of the next when that has been closed, by a clock that is ahead. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Numbers take(boolean live, int many, Instant now) {
        for (LocalDate day = LocalDate.ofInstant(now, BusinessDays.SEOUL);; day = day.plusDays(1)) {
            jdbc.update("""
                    insert into pay_cash_receipt_day (live, day, last) values (?, ?, ?)
                    on duplicate key update last = last + case when closed_at is null then values(last) else 0 end""",
                    live, day, many);
            Integer last = jdbc.query(
                    "select last from pay_cash_receipt_day where live = ? and day = ? and closed_at is null",
                    rows -> rows.next() ? Integer.valueOf(rows.getInt(1)) : null, live, day);
            if (last != null) {
                return new Numbers(day, last - many + 1);
            }
        }
    }

    /** Closes a day: what is issued from now on counts for a later one. */
    @Transactional
    public void close(LocalDate day, Instant now) {
        jdbc.update("update pay_cash_receipt_day set closed_at = coalesce(closed_at, ?) where live = true and day = ?",
                UtcColumn.of(now), day);
    }

    /** Notes what was reported of a day. Whoever comes second changes nothing. */
    @Transactional
    public void reported(LocalDate day, ReceiptDays.Report report) {
        jdbc.update("""
                update pay_cash_receipt_day set reported_at = ?, issued = ?, canceled = ?, sha256 = ?
                where live = true and day = ? and reported_at is null""", UtcColumn.of(report.at()), report.issued(),
                report.canceled(), report.sha256(), day);
    }
}
