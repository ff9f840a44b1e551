package pay.safeguard;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import pay.error.PayError;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.time.BusinessDays;
import platform.time.DatedRows;
import platform.time.UtcColumn;
import platform.web.DomainException;

/** Large and unusual transactions of members, looked for once a day's movements are all there, until a person has decided. */
@Component
class UnusualTransactions {
    private static final String OF_A_DAY = """
            insert ignore into pay_unusual (day, member_id, rule, amount, movements)
            select ?, member_id, ?, %s, count(*) from pay_wallet_movement
            where movement_id >= ? and movement_id < ? and %s group by member_id having %s
            """;
    /** What each rule sums up, of which movements, and from where on; one parameter, the threshold. */
    private static final Map<String, String> RULES = Map.of(
            "LARGE", OF_A_DAY.formatted("max(abs(amount))", "kind <> 'OPENING'", "max(abs(amount)) >= ?"),
            "DAY_OUT", OF_A_DAY.formatted("sum(-amount)", "kind in ('TRANSFER', 'WITHDRAWAL')", "sum(-amount) >= ?"),
            "DAY_IN", OF_A_DAY.formatted("sum(amount)", "kind = 'TRANSFER_IN'", "sum(amount) >= ?"),
            "MANY_IN", OF_A_DAY.formatted("sum(amount)", "kind = 'TRANSFER_IN'", "count(*) >= ?"));
    static final String OPEN = """
            select day, member_id, rule, amount, movements from pay_unusual where state = 'OPEN'
            order by day, member_id, rule limit ?
            """;

    private final NavigableMap<LocalDate, List<Threshold>> thresholds = DatedRows
            .read("/pay/unusual-transactions.csv").each(Threshold::of);
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final AuditLog audit;
    private final Clock clock;

    UnusualTransactions(JdbcTemplate jdbc, TransactionTemplate transaction, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    private record Threshold(String rule, long from) {
        static Threshold of(List<String> row) {
            return new Threshold(row.get(0), Long.parseLong(row.get(1).isEmpty() ? row.get(2) : row.get(1)));
        }
    }

    /**
     * What a rule found of a member's day.
     *
     * @param amount won: the largest, or the sum, by rule
     * @param movements how many were counted
     */
    record Unusual(LocalDate day, Tsid memberId, String rule, long amount, int movements) {}

    /** What a person decided. */
    enum Verdict {
        /** There is an ordinary reason. */
        CLEARED,
        /** It was reported to the authority (의심거래보고, STR). */
        REPORTED
    }

    @Scheduled(fixedDelayString = "${madang.pay.balances-pause:10m}", initialDelayString = "${madang.pay.balances-pause:10m}")
    void run() {
        List<LocalDate> missing = jdbc.query("""
                select k.day from pay_balance_day_kept k left join pay_unusual_day u on u.day = k.day
                where u.day is null order by k.day
                """, (row, _) -> row.getObject(1, LocalDate.class));
        EachDay.run("The look for unusual transactions", missing, transaction, this::look);
    }

    /** Looks at a day, in the caller's transaction; once, whichever instance does. */
    void look(LocalDate day) {
        var holding = thresholds.floorEntry(day);
        if (jdbc.update("insert ignore into pay_unusual_day (day, looked_at) values (?, ?)", day,
                UtcColumn.of(clock.instant())) == 0 || holding == null) {
            return;
        }
        long first = Ids.firstAt(day.atStartOfDay(BusinessDays.SEOUL).toInstant());
        long end = Ids.firstAt(day.plusDays(1).atStartOfDay(BusinessDays.SEOUL).toInstant());
        holding.getValue().forEach(each -> jdbc.update(Objects.requireNonNull(RULES.get(each.rule())), day,
                each.rule(), first, end, each.from()));
    }

    /** What nobody has decided, oldest first. */
    @Transactional(readOnly = true)
    public List<Unusual> open(int most) {
        return jdbc.query(OPEN, (row, _) -> new Unusual(row.getObject(1, LocalDate.class), new Tsid(row.getLong(2)),
                row.getString(3), row.getLong(4), row.getInt(5)), most);
    }

    /**
     * Decides one.
     *
     * @param movements as many as the operator saw
     * @throws DomainException {@code REVIEW_ENDED}, also when more came meanwhile
     */
    @Transactional
    public void decide(StaffCaller operator, LocalDate day, Tsid member, String rule, int movements,
            Verdict verdict) {
        if (jdbc.update("update pay_unusual set state = ?, decided_by = ?, decided_at = ?"
                + " where day = ? and member_id = ? and rule = ? and movements = ? and state = 'OPEN'", verdict.name(),
                operator.staffId().value(), UtcColumn.of(clock.instant()), day, member.value(), rule, movements) == 0) {
            throw new DomainException(PayError.REVIEW_ENDED);
        }
        audit.record(AuditActor.of(operator), "pay.unusual-transaction-decided", "member", member.toString(),
                Map.of("day", day.toString(), "rule", rule, "verdict", verdict.name()));
    }
}
