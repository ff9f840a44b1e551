package pay.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.card.CardRequestId;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** The rows of payments. Whoever keeps one that was there has locked it. */
@Repository
class Payments {
    private static final String[] WRITTEN = {"status", "order_name", "amount", "pay_by", "approved_at", "ended_at",
            "charge_id", "depositable", "deposit_until", "version"};
    private static final String SELECT = "select id, order_id, member_id, created_at, " + String.join(", ", WRITTEN)
            + " from pay_payment ";

    private final JdbcTemplate jdbc;
    private final RowInsert rows;
    private final RowInsert kept;

    Payments(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.rows = new RowInsert(jdbc, "pay_payment", "id", "order_id", "member_id", "created_at", "refunds", "status",
                "order_name", "amount", "pay_by", "approved_at", "ended_at", "charge_id", "depositable",
                "deposit_until",
                "version");
        this.kept = rows.updating(WRITTEN);
    }

    /** Adds new ones, however many by one statement; none allowed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Collection<Payment> made) {
        write(rows, made);
    }

    /** Writes those of which something has changed, however many by one statement. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Collection<Payment> locked) {
        write(kept, locked.stream().filter(Payment::isChanged).toList());
    }

    private static void write(RowInsert into, Collection<Payment> payments) {
        into.insert(payments.stream().map(Payments::values).toList());
        payments.forEach(Payment::isKept);
    }

    private static @Nullable Object[] values(Payment each) {
        CardRequestId charge = each.charge();
        // The release before counts refunds in a column, by which its version grows; here the version does.
        boolean described = each.isDescribed();
        return new @Nullable Object[]{each.id().value(), each.orderId().value(), each.memberId().value(),
                UtcColumn.of(each.createdAt()), 0, each.status().name(), described ? each.orderName() : null,
                described ? each.amount().amount() : null, utc(each.payBy()), utc(each.approvedAt()),
                utc(each.endedAt()), charge == null ? null : charge.value(), each.isDepositable(),
                utc(each.depositUntil()), each.version()};
    }

    private static @Nullable Object utc(@Nullable Instant at) {
        return at == null ? null : UtcColumn.of(at);
    }

    /** The payment of an order. */
    @Transactional(readOnly = true)
    public Optional<Payment> find(Tsid order) {
        return first("where order_id = ?", order.value());
    }

    /** Those of some orders. */
    @Transactional(readOnly = true)
    public List<Payment> findEach(Collection<Long> orders) {
        return orders.isEmpty() ? List.of() : ofOrders(orders, "");
    }

    /** Whose the payment of an order is. */
    @Transactional(readOnly = true)
    public Optional<PaymentOwner> findOwner(Tsid order) {
        return jdbc.query("select id, member_id from pay_payment where order_id = ?",
                (row, _) -> new PaymentOwner(row.getLong(1), row.getLong(2)), order.value()).stream().findFirst();
    }

    /** The payment of an order, locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Payment> lock(Tsid order) {
        return first("where order_id = ? for update", order.value());
    }

    /** One by its id, locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Payment> lockById(Tsid payment) {
        return first("where id = ? for update", payment.value());
    }

    /** Those of several orders, in the one order in which whoever locks more than one locks them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Tsid, Payment> lockEach(Collection<Tsid> orders) {
        if (orders.isEmpty()) {
            return Map.of();
        }
        Map<Tsid, Payment> locked = new LinkedHashMap<>();
        ofOrders(orders.stream().map(Tsid::value).toList(), " for update")
                .forEach(payment -> locked.put(payment.orderId(), payment));
        return locked;
    }

    private List<Payment> ofOrders(Collection<Long> orders, String locking) {
        return jdbc.query(SELECT + "where order_id in (" + String.join(", ", Collections.nCopies(orders.size(), "?"))
                + ") order by order_id" + locking, Payments::payment, orders.toArray());
    }

    /** Some that nobody has confirmed in time, locked, apart from rows that somebody else holds. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Payment> lockDue(Instant now, int most) {
        return jdbc.query(SELECT + "where status = 'READY' and pay_by <= ? order by pay_by limit ?"
                + " for update skip locked", Payments::payment, UtcColumn.of(now), most);
    }

    /** The same without locks, the longest overdue first. */
    @Transactional(readOnly = true)
    public List<PaymentId> unconfirmed(Instant now, int most) {
        return jdbc.query("select id from pay_payment where status = 'READY' and pay_by <= ? order by pay_by limit ?",
                (row, _) -> new PaymentId(row.getLong(1)), UtcColumn.of(now), most);
    }

    /** Some whose deposit has not come in time, locked the same way. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Payment> lockUndeposited(Instant now, int most) {
        return jdbc.query(SELECT + "where deposit_until <= ? order by deposit_until limit ? for update skip locked",
                Payments::payment, UtcColumn.of(now), most);
    }

    /** The same without locks, the longest overdue first. */
    @Transactional(readOnly = true)
    public List<PaymentId> undeposited(Instant now, int most) {
        return jdbc.query("select id from pay_payment where deposit_until <= ? order by deposit_until limit ?",
                (row, _) -> new PaymentId(row.getLong(1)), UtcColumn.of(now), most);
    }

    /** The orders of a member's that wait for a deposit. */
    @Transactional(readOnly = true)
    public List<Tsid> awaitingDeposit(Tsid member) {
        return jdbc.query("select order_id from pay_payment where member_id = ? and status = 'WAITING_FOR_DEPOSIT'",
                (row, _) -> new Tsid(row.getLong(1)), member.value());
    }

    /** Whether a payment of a member's can still be taken. */
    @Transactional(readOnly = true)
    public boolean anyOpen(Tsid member) {
        return any(member, "'READY', 'UNKNOWN', 'CANCELING', 'WAITING_FOR_DEPOSIT'");
    }

    /** Whether a card company has not said yet whether it charged the card that was to pay one of a member's. */
    @Transactional(readOnly = true)
    public boolean anyUnknown(Tsid member) {
        return any(member, "'UNKNOWN', 'CANCELING'");
    }

    private boolean any(Tsid member, String statuses) {
        return Boolean.TRUE.equals(jdbc.queryForObject("select exists (select 1 from pay_payment where member_id = ?"
                + " and status in (" + statuses + "))", Boolean.class, member.value()));
    }

    private Optional<Payment> first(String where, long id) {
        return jdbc.query(SELECT + where, Payments::payment, id).stream().findFirst();
    }

    private static Payment payment(ResultSet row, int number) throws SQLException {
        Long charge = row.getObject("charge_id", Long.class);
        Tsid order = new Tsid(row.getLong("order_id"));
        Tsid member = new Tsid(row.getLong("member_id"));
        String name = row.getString("order_name");
        return new Payment(new PaymentId(row.getLong("id")), order, member, UtcColumn.get(row, "created_at"),
                name == null
                        ? null
                        : new PlacedOrder(order, member, name, Won.of(row.getLong("amount")),
                                UtcColumn.get(row, "pay_by"), row.getBoolean("depositable")),
                new Payment.Ended(PaymentStatus.valueOf(row.getString("status")), UtcColumn.find(row, "approved_at"),
                        UtcColumn.find(row, "ended_at"), UtcColumn.find(row, "deposit_until")),
                charge == null ? null : new CardRequestId(charge), row.getInt("version"));
    }
}
