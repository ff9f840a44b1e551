package pay.safeguard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import pay.ledger.AccountKind;
import platform.database.RowInsert;
import platform.ops.ManualCases;
import platform.time.BusinessDays;

/** Reports of the days whose balances were kept, each made once and kept as it was. */
@Component
class SafeguardingDays {
    private static final String BALANCES = """
            select a.kind, sum(d.credit_posted - d.debit_posted) from pay_account a
            join pay_balance_day d on d.account_id = a.id and d.day = (
                select max(e.day) from pay_balance_day e where e.account_id = a.id and e.day <= ?)
            where a.currency = 'KRW' group by a.kind
            """;
    private static final String UNSAFE = """
            select day, trust - members - others - house difference, house from pay_safeguarding_day
            where day = (select max(l.day) from pay_safeguarding_day l)
                and (trust <> members + others + house or house < 0 or trust < members)
            """;

    private final JdbcTemplate jdbc;
    private final RowInsert days;
    private final RowInsert lines;
    private final TransactionTemplate transaction;

    SafeguardingDays(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.days = new RowInsert(jdbc, "pay_safeguarding_day", "day", "trust", "members", "others", "house")
                .passingOver();
        this.lines = new RowInsert(jdbc, "pay_safeguarding_line", "day", "kind", "balance");
        this.transaction = transaction;
    }

    /** The last day, if it is not safe. */
    @Bean
    static ManualCases unsafeMoney(SafeguardingDays days) {
        return new ManualCases("pay.safeguarding", () -> days.unsafe().size(), _ -> days.unsafe());
    }

    @Scheduled(fixedDelayString = "${madang.pay.balances-pause:10m}", initialDelayString = "${madang.pay.balances-pause:10m}")
    void run() {
        EachDay.run("The report of safeguarded money", missing(), transaction, this::report);
    }

    /** Makes a day's report; one that was made stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    SafeguardingReport report(LocalDate day) {
        SafeguardingReport report = new SafeguardingReport(day, jdbc.query(BALANCES, (row, _) -> SafeguardingReport.Line
                .of(AccountKind.valueOf(row.getString(1)), row.getLong(2)), day));
        if (days.insert(List.<@Nullable Object[]>of(new @Nullable Object[]{day, report.trust(), report.members(),
                report.others(), report.house()})) == 1) {
            lines.insert(report.lines().stream()
                    .map(line -> new @Nullable Object[]{day, line.kind().name(), line.balance()}).toList());
        }
        return report;
    }

    private List<LocalDate> missing() {
        return jdbc.query("""
                select k.day from pay_balance_day_kept k left join pay_safeguarding_day s on s.day = k.day
                where s.day is null order by k.day
                """, SafeguardingDays::day);
    }

    @Transactional(readOnly = true)
    List<ManualCases.Case> unsafe() {
        return jdbc.query(UNSAFE, (row, _) -> new ManualCases.Case(row.getString(1),
                row.getObject(1, LocalDate.class).plusDays(1).atStartOfDay(BusinessDays.SEOUL).toInstant(),
                "difference %,d, own money %,d KRW".formatted(row.getLong(2), row.getLong(3))));
    }

    /** The days that there is a report of, latest first. */
    @Transactional(readOnly = true)
    List<LocalDate> days(int most) {
        return jdbc.query("select day from pay_safeguarding_day order by day desc limit ?", SafeguardingDays::day,
                most);
    }

    private static LocalDate day(ResultSet row, int number) throws SQLException {
        return row.getObject(1, LocalDate.class);
    }

    @Transactional(readOnly = true)
    Optional<SafeguardingReport> find(LocalDate day) {
        List<SafeguardingReport.Line> found = jdbc.query(
                "select kind, balance from pay_safeguarding_line where day = ?",
                (row, _) -> new SafeguardingReport.Line(AccountKind.valueOf(row.getString(1)), row.getLong(2)), day);
        return found.isEmpty() ? Optional.empty() : Optional.of(new SafeguardingReport(day, found));
    }
}
