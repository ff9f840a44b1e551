package commerce.settlement;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RowInsert;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** The lines' rows: written once, in the transaction in which it happens, and never changed. */
@Repository
class SettlementLines {
    private final JdbcTemplate jdbc;
    private final RowInsert rows;
    private final SettlementAccounts accounts;
    private final Ids ids;

    SettlementLines(JdbcTemplate jdbc, SettlementAccounts accounts, Ids ids) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.rows = new RowInsert(jdbc, "commerce_settlement_line", "seller_id", "due_on", "id", "kind", "order_id",
                "item_id", "source_id", "amount", "platform", "occurred_at");
        this.ids = ids;
    }

    /**
     * Writes lines; those of nothing are left out. What is due on a day whose statements are being closed counts for the first
     * one after it; none is begun before the transaction's end.
     *
     * @throws org.springframework.dao.DuplicateKeyException when one was written before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(List<SettlementLine> lines) {
        LocalDate open = firstOpenDay();
        write(lines, due -> due.isBefore(open) ? open : due);
    }

    /**
     * Writes lines about what {@link #open} has found in this transaction, which count for the same statements: also for the one that a
     * seller is to have yet who was passed over on a day that is closed.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void appendToOpen(List<SettlementLine> lines) {
        write(lines, UnaryOperator.identity());
    }

    private void write(List<SettlementLine> lines, UnaryOperator<LocalDate> day) {
        List<@Nullable Object[]> values = new ArrayList<>(lines.size());
        for (SettlementLine line : lines) {
            if (!line.amount().equals(Won.ZERO) || !line.platform().equals(Won.ZERO)) {
                values.add(new @Nullable Object[]{line.seller().value(), Date.valueOf(day.apply(line.dueOn())),
                        ids.nextLong(),
                        line.kind().name(), value(line.orderId()), value(line.itemId()), line.sourceId().value(),
                        line.amount().amount(), line.platform().amount(), UtcColumn.of(line.occurredAt())});
            }
        }
        rows.insert(values);
    }

    private static @Nullable Long value(@Nullable Tsid id) {
        return id == null ? null : id.value();
    }

    private LocalDate firstOpenDay() {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select closed_until from commerce_settlement_gate where id = 1 lock in share mode", LocalDate.class))
                .plusDays(1);
    }

    /**
     * What is some seller's of an item.
     *
     * @param dueOn the day in Seoul whose statement has it
     */
    record Part(SellerId seller, LocalDate dueOn, Tsid item, Won amount) {
        private Part of(Won other) {
            return new Part(seller, dueOn, item, other);
        }

        /** With that of the same item and day. */
        private Part plus(Part other) {
            return of(amount.plus(other.amount));
        }
    }

    /**
     * What sellers are to get of an order by statements that are not closed, what they give back of the same item taken off; no statement
     * of these sellers is closed until the transaction's end. Whoever calls it holds the order's lock.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Part> open(Tsid order) {
        List<Part> lines = parts("""
                select seller_id, due_on, item_id, amount from commerce_settlement_line where order_id = ?""",
                order.value());
        // A day that is closed may not be of who was passed over on it, or whose turn has not come yet. In the order in which a close locks them.
        Map<SellerId, LocalDate> closed = lines.stream().map(Part::seller).distinct()
                .sorted(Comparator.comparingLong(SellerId::value))
                .collect(Collectors.toMap(Function.identity(), seller -> accounts.lock(seller).closedUntil()));
        return lines.stream().collect(Collectors.groupingBy(line -> List.of(line.seller(), line.item()))).values()
                .stream().flatMap(item -> due(item, closed).stream()).toList();
    }

    /** At most what all of an item's lines come to, and what those to come do; the earliest day comes first. */
    private static List<Part> due(List<Part> lines, Map<SellerId, LocalDate> closed) {
        LocalDate first = Objects.requireNonNull(closed.get(lines.getFirst().seller())).plusDays(1);
        SortedMap<LocalDate, Part> days = new TreeMap<>();
        lines.forEach(line -> days.merge(line.dueOn(), line, Part::plus));
        Collection<Part> open = days.tailMap(first).values();
        Won left = least(sum(lines), sum(open));
        List<Part> due = new ArrayList<>();
        for (Part day : open) {
            Won amount = least(day.amount(), left);
            if (amount.isPositive()) {
                due.add(day.of(amount));
                left = left.minus(amount);
            }
        }
        return due;
    }

    private static Won sum(Collection<Part> parts) {
        return parts.stream().map(Part::amount).reduce(Won.ZERO, Won::plus);
    }

    private static Won least(Won one, Won other) {
        return one.isLessThan(other) ? one : other;
    }

    /** What is held back of an order now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Part> held(Tsid order) {
        return parts("""
                select seller_id, max(due_on), item_id, -sum(amount) from commerce_settlement_line
                where order_id = ? and kind = 'CHARGEBACK_HELD' group by seller_id, item_id having sum(amount) < 0""",
                order.value());
    }

    private List<Part> parts(String sql, Object... values) {
        return jdbc.query(sql, (row, number) -> new Part(new SellerId(row.getLong(1)),
                Objects.requireNonNull(row.getObject(2, LocalDate.class)), new Tsid(row.getLong(3)),
                Won.of(row.getLong(4))), values);
    }

    /** What was written of an item. */
    @Transactional(propagation = Propagation.MANDATORY)
    public ItemLines of(Tsid item) {
        ItemLines lines = ItemLines.empty();
        jdbc.query("""
                select kind, source_id = item_id, case kind when 'PLATFORM_COUPON' then platform else amount end
                from commerce_settlement_line where item_id = ?""", row -> {
            Map<LineKind, Won> of = row.getBoolean(2) ? lines.sale() : lines.since();
            of.merge(LineKind.valueOf(row.getString(1)), Won.of(row.getLong(3)), Won::plus);
        }, item.value());
        return lines;
    }
}
