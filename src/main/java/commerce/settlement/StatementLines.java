package commerce.settlement;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.database.Queries;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** Reads the lines that a statement counts, in the order of their days and ids. What is nothing to the seller is left out. */
@Queries
class StatementLines {
    static final String READ = """
            select l.due_on, l.id, l.kind, l.order_id, l.item_id, l.source_id, a.text, l.amount, l.occurred_at
            from commerce_settlement_line l left join commerce_settlement_adjustment a on a.id = l.source_id
            where l.seller_id = :seller and l.due_on between :day and :until and (l.due_on > :day or l.id > :id)
                and l.amount <> 0
            order by l.due_on, l.id limit :most""";

    private final JdbcClient jdbc;

    StatementLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where to read on: after this line. */
    record Place(LocalDate day, long id) {
        static Place after(StatementLine line) {
            return new Place(line.dueOn(), line.id().value());
        }

        /** Before the first line of a statement. */
        static Place before(Statement statement) {
            return new Place(statement.turnover().from(), 0);
        }
    }

    public List<StatementLine> of(Statement statement, Place after, int most) {
        return jdbc.sql(READ).param("seller", statement.seller().value()).param("day", Date.valueOf(after.day()))
                .param("until", Date.valueOf(statement.day())).param("id", after.id()).param("most", most)
                .query((row, number) -> new StatementLine(new Tsid(row.getLong("id")),
                        Objects.requireNonNull(row.getObject("due_on", LocalDate.class)),
                        LineKind.valueOf(row.getString("kind")), id(row.getObject("order_id", Long.class)),
                        id(row.getObject("item_id", Long.class)), new Tsid(row.getLong("source_id")),
                        row.getString("text"), row.getLong("amount"), UtcColumn.get(row, "occurred_at")))
                .list();
    }

    /** What lines come to that are in no statement yet. */
    public long coming(SellerId seller) {
        return jdbc
                .sql("""
                        select coalesce(sum(amount), 0) from commerce_settlement_line where seller_id = :seller
                            and due_on > coalesce((select closed_until from commerce_settlement_account where seller_id = :seller),
                                '2000-01-01')""")
                .param("seller", seller.value()).query(Long.class).single();
    }

    private static @Nullable Tsid id(@Nullable Long value) {
        return value == null ? null : new Tsid(value);
    }
}
