package pay.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import pay.ledger.Account;
import platform.database.RowInsert;
import platform.demo.DemoIds;
import platform.demo.DemoWalk;
import platform.time.UtcColumn;

/** The rows of a batch of members' points, parents first. */
final class PointRows {
    private static final int ACCOUNT_BLOCK = 204;
    private static final int JOURNAL_BLOCK = 205;
    private static final int POINT_MOVEMENT_BLOCK = 206;
    private static final int WON_MOVEMENT_BLOCK = 207;
    private static final long FIRST_GRANT = DemoIds.of(600, 1).value();
    private static final int VALID_DAYS = 365;

    private final List<@Nullable Object[]> accounts = new ArrayList<>();
    private final List<@Nullable Object[]> balances = new ArrayList<>();
    private final List<@Nullable Object[]> journals = new ArrayList<>();
    private final List<@Nullable Object[]> movements = new ArrayList<>();
    private final List<@Nullable Object[]> lots = new ArrayList<>();
    private final List<@Nullable Object[]> lines = new ArrayList<>();
    private final Map<Long, Account> budgets = new HashMap<>();
    /** Points by programme, and grants by programme. */
    private final Map<Long, Long> points = new HashMap<>();
    private final Map<Long, Long> counts = new HashMap<>();

    PointRows(Account walking, Account attendance) {
        budgets.put(DemoWalk.WALKING, walking);
        budgets.put(DemoWalk.ATTENDANCE, attendance);
    }

    void add(long index, List<DemoWalk.Grant> grants) {
        if (grants.isEmpty()) {
            return;
        }
        long member = DemoIds.member(index).value();
        long account = DemoIds.of(ACCOUNT_BLOCK, index).value();
        accounts.add(new @Nullable Object[]{account, "MEMBER_POINTS", member, "PTS",
                UtcColumn.of(grants.getFirst().at())});
        balances.add(new @Nullable Object[]{account, 0, "CREDIT", grants.getLast().balance(), grants.size()});
        grants.forEach(grant -> add(member, account, grant));
    }

    private void add(long member, long account, DemoWalk.Grant grant) {
        long id = grant.id().value();
        long number = id - FIRST_GRANT + 1;
        long journal = DemoIds.of(JOURNAL_BLOCK, number).value();
        long movement = DemoIds.of(POINT_MOVEMENT_BLOCK, number).value();
        long budget = budgets.getOrDefault(grant.programme(), Account.POINT_RESERVE).id().value();
        Object at = UtcColumn.of(grant.at());
        journals.add(new @Nullable Object[]{journal, "POINTS_GRANTED", Long.toString(id), at});
        movements.add(new @Nullable Object[]{movement, journal, Account.POINTS_ISSUED.id().value(), account, "PTS",
                grant.points(), "POSTED"});
        movements.add(new @Nullable Object[]{DemoIds.of(WON_MOVEMENT_BLOCK, number).value(), journal, budget,
                Account.POINT_RESERVE.id().value(), "KRW", grant.points(), "POSTED"});
        lots.add(new @Nullable Object[]{id, member, grant.programme(), grant.points(), grant.points(), at,
                UtcColumn.of(expiry(grant))});
        lines.add(new @Nullable Object[]{member, grant.sequence(), movement, "GRANT", grant.points(), grant.balance(),
                grant.description(), at});
        points.merge(grant.programme(), grant.points(), Long::sum);
        counts.merge(grant.programme(), 1L, Long::sum);
    }

    private static Instant expiry(DemoWalk.Grant grant) {
        return DemoWalk.endOf(grant.day().plusDays(VALID_DAYS));
    }

    void insert(JdbcTemplate jdbc) {
        new RowInsert(jdbc, "pay_account", "id", "kind", "owner", "currency", "created_at").insert(accounts);
        new RowInsert(jdbc, "pay_balance", "account_id", "slot", "guard", "credit_posted", "postings").insert(balances);
        new RowInsert(jdbc, "pay_journal", "id", "kind", "reference", "occurred_at").insert(journals);
        new RowInsert(jdbc, "pay_movement", "id", "journal_id", "debit_account", "credit_account", "currency", "amount",
                "phase").insert(movements);
        new RowInsert(jdbc, "pay_point_lot", "grant_id", "member_id", "programme_id", "granted", "remaining",
                "granted_at", "expires_at").insert(lots);
        new RowInsert(jdbc, "pay_point_movement", "member_id", "sequence", "movement_id", "kind", "points", "balance",
                "description", "occurred_at").insert(lines);
        budgets.forEach((programme, budget) -> move(jdbc, budget, Account.POINT_RESERVE, programme));
        budgets.keySet().forEach(programme -> debit(jdbc, Account.POINTS_ISSUED, programme));
    }

    private void move(JdbcTemplate jdbc, Account from, Account to, long programme) {
        debit(jdbc, from, programme);
        jdbc.update("update pay_balance set credit_posted = credit_posted + ?, postings = postings + ? "
                + "where account_id = ? and slot = 0", points.getOrDefault(programme, 0L),
                counts.getOrDefault(programme, 0L), to.id().value());
    }

    private void debit(JdbcTemplate jdbc, Account account, long programme) {
        jdbc.update("update pay_balance set debit_posted = debit_posted + ?, postings = postings + ? "
                + "where account_id = ? and slot = 0", points.getOrDefault(programme, 0L),
                counts.getOrDefault(programme, 0L), account.id().value());
    }
}
