package pay.receipt;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.Queries;
import platform.ops.ManualCases;
import platform.time.BusinessDays;
import platform.time.UtcColumn;

/** The days on which receipts were issued, and what was reported of them. */
@Queries
class ReceiptDays {
    private static final String SELECT = """
            select day, last, reported_at, issued, canceled, sha256 from pay_cash_receipt_day where live = true\s""";

    /** A day of Seoul, nine hours ahead, that ended an hour ago. */
    private static final String LATE = "reported_at is null and day < date(utc_timestamp(6) + interval 8 hour)";

    private final JdbcTemplate jdbc;

    ReceiptDays(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One of them.
     *
     * @param receipts how many, cancels included
     * @param report null until it is made
     */
    record Day(LocalDate day, int receipts, @Nullable Report report) {}

    /**
     * What was reported.
     *
     * @param issued won
     * @param canceled won
     * @param sha256 of the file
     */
    record Report(Instant at, long issued, long canceled, String sha256) {}

    /** Those that are not reported yet, of those until a day, in their order. */
    public List<LocalDate> unreported(LocalDate last) {
        return jdbc.query(SELECT + "and reported_at is null and day <= ? order by day", ReceiptDays::day, last)
                .stream().map(Day::day).toList();
    }

    public List<Day> newest(int most) {
        return jdbc.query(SELECT + "order by day desc limit ?", ReceiptDays::day, most);
    }

    /** Whose file could not be made, though they have been over for an hour. */
    @Bean
    static ManualCases unreportedReceipts(ReceiptDays days) {
        return new ManualCases("pay.cash-receipts", days::late, days::oldestLate);
    }

    long late() {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from pay_cash_receipt_day where live = true and " + LATE, Long.class));
    }

    List<ManualCases.Case> oldestLate(int most) {
        return jdbc.query(SELECT + "and " + LATE + " order by day limit ?", ReceiptDays::day, most).stream()
                .map(day -> new ManualCases.Case(day.day().toString(),
                        day.day().plusDays(1).atStartOfDay(BusinessDays.SEOUL).toInstant(),
                        "receipts: %,d".formatted(day.receipts())))
                .toList();
    }

    /** The latest on which nothing is issued any more. */
    public Optional<LocalDate> lastClosed() {
        return jdbc.query(SELECT + "and closed_at is not null order by day desc limit 1", ReceiptDays::day).stream()
                .map(Day::day).findFirst();
    }

    /** Whether receipts were issued on a day, and none is any more. */
    public boolean isClosed(LocalDate day) {
        return !jdbc.query(SELECT + "and day = ? and closed_at is not null", ReceiptDays::day, day).isEmpty();
    }

    private static Day day(ResultSet row, int number) throws SQLException {
        Instant reportedAt = UtcColumn.find(row, "reported_at");
        return new Day(row.getObject("day", LocalDate.class), row.getInt("last"), reportedAt == null
                ? null
                : new Report(reportedAt, row.getLong("issued"), row.getLong("canceled"), row.getString("sha256")));
    }
}
