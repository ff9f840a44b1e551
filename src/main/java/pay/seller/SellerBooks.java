package pay.seller;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import platform.database.Queries;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** What is kept for orders, owed to sellers, and owed by them; how old the latter is, and which payouts failed. */
@Queries
class SellerBooks {
    private final JdbcClient jdbc;
    private final Clock clock;

    SellerBooks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Sums in won. */
    record Sums(long payable, long underway, long receivable) {}

    /** What was kept for orders at the end of a day in Seoul. */
    record Escrow(LocalDate day, long amount) {}

    /**
     * What a seller owes, by its age in days: of what was lent, the oldest is paid back first.
     *
     * @param since when the oldest of it was lent
     */
    record Debt(Tsid seller, long upTo30, long upTo60, long upTo90, long older, Instant since) {
        public long owed() {
            return upTo30 + upTo60 + upTo90 + older;
        }
    }

    public Sums sums() {
        return jdbc.sql("""
                select coalesce(sum(if(a.kind = 'SELLER_PAYABLE', b.credit_posted - b.debit_posted, 0)), 0),
                    coalesce(sum(if(a.kind = 'SELLER_PAYABLE', b.debit_pending, 0)), 0),
                    coalesce(sum(if(a.kind = 'SELLER_RECEIVABLE', b.debit_posted - b.credit_posted, 0)), 0)
                from pay_account a straight_join pay_balance b on b.account_id = a.id
                where a.kind in ('SELLER_PAYABLE', 'SELLER_RECEIVABLE')""")
                .query((row, number) -> new Sums(row.getLong(1), row.getLong(2), row.getLong(3))).single();
    }

    /** As the last day's report has it: every order has an account, and they are never less. None before the first day is over. */
    public Optional<Escrow> escrow() {
        return jdbc.sql("""
                select d.day, coalesce(l.balance, 0) from pay_safeguarding_day d
                left join pay_safeguarding_line l on l.day = d.day and l.kind = 'ORDER_ESCROW'
                order by d.day desc limit 1""")
                .query((row, number) -> new Escrow(row.getObject(1, LocalDate.class), row.getLong(2))).optional();
    }

    /** Who owes longest. */
    public List<Debt> debts(int most) {
        Instant now = clock.instant();
        return jdbc
                .sql("""
                        select owner, sum(if(lent_at >= :days30, part, 0)), sum(if(lent_at < :days30 and lent_at >= :days60, part, 0)),
                            sum(if(lent_at < :days60 and lent_at >= :days90, part, 0)), sum(if(lent_at < :days90, part, 0)),
                            min(lent_at) since
                        from (select l.owner, l.lent_at, least(l.amount, l.owed - (l.so_far - l.amount)) part
                            from (select a.owner, b.debit_posted - b.credit_posted owed, m.amount, j.occurred_at lent_at,
                                    sum(m.amount) over (partition by a.id order by m.id desc) so_far
                                from pay_account a join pay_balance b on b.account_id = a.id
                                join pay_movement m on m.debit_account = a.id join pay_journal j on j.id = m.journal_id
                                where a.kind = 'SELLER_RECEIVABLE' and b.debit_posted > b.credit_posted) l
                            where l.so_far - l.amount < l.owed) parts
                        group by owner order by since limit :most""")
                .param("days30", UtcColumn.of(now.minus(30, ChronoUnit.DAYS)))
                .param("days60", UtcColumn.of(now.minus(60, ChronoUnit.DAYS)))
                .param("days90", UtcColumn.of(now.minus(90, ChronoUnit.DAYS))).param("most", most)
                .query((row, number) -> new Debt(new Tsid(row.getLong(1)), row.getLong(2), row.getLong(3),
                        row.getLong(4), row.getLong(5), UtcColumn.get(row, "since")))
                .list();
    }

    /** Payouts that failed or came back, the newest first. */
    public List<SellerPayout> failed(int most) {
        return jdbc.sql(SellerPayouts.SELECT + "where status in ('FAILED', 'RETURNED') order by id desc limit ?")
                .param(most)
                .query(SellerPayouts::payout).list();
    }
}
