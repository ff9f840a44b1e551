package pay.easypay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.merchant.MerchantId;
import pay.receipt.CashReceiptFor;
import pay.receipt.CashReceiptType;
import pay.tax.TaxedAmount;
import platform.crypto.EncryptedTable;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** All payments that merchants asked for. */
@Repository
class MerchantPayments {
    private static final String COLUMNS = """
            p.id, p.nonce, p.merchant_id, p.merchant_name, p.live, p.order_id, p.order_name, p.amount, p.tax_free,
            p.captures, p.created_at, p.state, p.member_id, p.due_at, p.approved_at, p.captured, p.captured_tax_free,
            p.canceled, p.canceled_tax_free, p.version, p.receipt_type, p.receipt_number,
            p.deposit_hours, p.deposit_until
            """;
    private static final String SELECT = "select " + COLUMNS + " from pay_easypay_payment p ";
    static final String DUE = """
            select id from pay_easypay_payment force index (ix_pay_easypay_payment_due) where due_at <= ?
            order by due_at limit ? for update skip locked
            """;
    static final String OPEN_OF = """
            select id from pay_easypay_payment force index (ix_pay_easypay_payment_member)
            where member_id = ? and (due_at is not null or state = 'UNKNOWN')
            """;

    private final JdbcTemplate jdbc;
    private final FieldEncryption encryption;
    private final RowInsert rows;

    MerchantPayments(JdbcTemplate jdbc, FieldEncryption encryption) {
        this.jdbc = jdbc;
        this.encryption = encryption;
        this.rows = new RowInsert(jdbc, "pay_easypay_payment", COLUMNS.strip().replace("p.", "").split(",\\s*"));
    }

    @Bean
    static EncryptedTable encryptedReceiptNumbers() {
        return EncryptedTable.of("pay_easypay_payment", "id", "receipt_number");
    }

    /** Adds those for whose orders nobody has asked yet. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(List<MerchantPayment> payments) {
        rows.passingOver().insert(values(payments));
    }

    /** Writes changed ones, whose rows are locked; the payer's number of one that ended untaken is erased. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(Collection<MerchantPayment> payments) {
        rows.updating("state", "member_id", "due_at", "approved_at", "captured", "captured_tax_free", "canceled",
                "canceled_tax_free", "version", "receipt_type", "receipt_number").insert(values(payments));
    }

    /** Locks them to the transaction's end, in one order whoever does. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Long, MerchantPayment> lockAll(SortedSet<Long> ids) {
        Map<Long, MerchantPayment> found = new HashMap<>();
        if (!ids.isEmpty()) {
            String keys = String.join(" union all ", Collections.nCopies(ids.size(), "select ? id"));
            jdbc.query("select " + COLUMNS + " from (" + keys
                    + ") k straight_join pay_easypay_payment p force index (primary) on p.id = k.id for update",
                    this::payment, ids.toArray())
                    .forEach(payment -> found.put(payment.id(), payment));
        }
        return found;
    }

    /** One of a merchant's, locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<MerchantPayment> lock(PaymentKey key) {
        return Optional.ofNullable(lockAll(new TreeSet<>(List.of(key.id()))).get(key.id()))
                .filter(payment -> payment.ask().key().equals(key));
    }

    @Transactional(readOnly = true)
    public Optional<MerchantPayment> find(PaymentKey key) {
        return jdbc.query(SELECT + "where p.id = ? and p.nonce = ?", this::payment, key.id(), key.nonce())
                .stream().findFirst();
    }

    @Transactional(readOnly = true)
    public Optional<MerchantPayment> find(long id) {
        return jdbc.query(SELECT + "where p.id = ?", this::payment, id).stream().findFirst();
    }

    /** What went back of some. */
    @Transactional(readOnly = true)
    public Map<Tsid, Won> canceled(Collection<Tsid> of) {
        Map<Tsid, Won> found = new HashMap<>();
        if (!of.isEmpty()) {
            jdbc.query("select id, canceled from pay_easypay_payment where id in ("
                    + String.join(", ", Collections.nCopies(of.size(), "?")) + ")",
                    row -> {
                        found.put(new Tsid(row.getLong("id")), Won.of(row.getLong("canceled")));
                    }, of.stream().map(Tsid::value).toArray());
        }
        return found;
    }

    /** The payments of some orders, by merchant, mode and order. */
    @Transactional(readOnly = true)
    public List<MerchantPayment> ofOrders(Collection<Ask> asks) {
        String keys = String.join(" or ",
                Collections.nCopies(asks.size(), "p.merchant_id = ? and p.live = ? and p.order_id = ?"));
        return jdbc.query(SELECT + "where " + keys, this::payment, asks.stream()
                .flatMap(ask -> java.util.stream.Stream.of(ask.merchant().value(), ask.live(), ask.orderId()))
                .toArray());
    }

    @Transactional(readOnly = true)
    public Optional<MerchantPayment> ofOrder(MerchantId merchant, boolean live, String orderId) {
        return jdbc.query(SELECT + "where p.merchant_id = ? and p.live = ? and p.order_id = ?",
                this::payment, merchant.value(), live, orderId).stream().findFirst();
    }

    /** Locks some whose time is over, apart from rows that somebody else holds. */
    @Transactional(propagation = Propagation.MANDATORY)
    public SortedSet<Long> lockDue(Instant now, int most) {
        return new TreeSet<>(jdbc.queryForList(DUE, Long.class, UtcColumn.of(now), most));
    }

    /** Some whose time is over, the longest first. */
    @Transactional(readOnly = true)
    public List<Long> due(Instant now, int most) {
        return jdbc.query(DUE.replace("for update skip locked", ""), (row, number) -> row.getLong("id"),
                UtcColumn.of(now), most);
    }

    /** What a member has approved that is neither taken nor given up. */
    @Transactional(readOnly = true)
    public SortedSet<Long> openOf(Tsid member) {
        return new TreeSet<>(jdbc.queryForList(OPEN_OF, Long.class, member.value()));
    }

    private List<@Nullable Object[]> values(Collection<MerchantPayment> payments) {
        return payments.stream().map(this::row).toList();
    }

    private @Nullable Object[] row(MerchantPayment payment) {
        Ask ask = payment.ask();
        Tsid member = payment.memberId();
        Instant dueAt = payment.dueAt();
        Instant approvedAt = payment.approvedAt();
        CashReceiptFor receipt = payment.isNeverTaken() ? null : ask.receipt();
        DepositDeadline deposit = ask.deposit();
        Instant depositUntil = deposit == null ? null : deposit.until();
        return new @Nullable Object[]{ask.key().id(), ask.key().nonce(), ask.merchant().value(), ask.merchantName(),
                ask.live(), ask.orderId(), ask.orderName(), ask.total().amount(), ask.amount().taxFree().amount(),
                ask.captures(), UtcColumn.of(ask.at()), payment.state().name(), member == null ? null : member.value(),
                dueAt == null ? null : UtcColumn.of(dueAt), approvedAt == null ? null : UtcColumn.of(approvedAt),
                payment.captured().total().amount(), payment.captured().taxFree().amount(),
                payment.canceled().total().amount(), payment.canceled().taxFree().amount(), payment.version(),
                receipt == null ? null : receipt.type().name(),
                receipt == null ? null : encryption.encrypt(receipt.number(), address(payment.id())),
                deposit == null ? null : deposit.hours(), depositUntil == null ? null : UtcColumn.of(depositUntil)};
    }

    private static FieldAddress address(long id) {
        return new FieldAddress("pay_easypay_payment", "receipt_number", id);
    }

    private MerchantPayment payment(ResultSet row, int number) throws SQLException {
        Ask ask = new Ask(new PaymentKey(row.getLong("id"), row.getLong("nonce")),
                new MerchantId(row.getLong("merchant_id")), row.getString("merchant_name"), row.getBoolean("live"),
                row.getString("order_id"), row.getString("order_name"), amount(row, "amount", "tax_free"),
                row.getBoolean("captures"), UtcColumn.get(row, "created_at"), receipt(row), deposit(row));
        Long member = row.getObject("member_id", Long.class);
        return new MerchantPayment(ask, PaymentState.valueOf(row.getString("state")),
                member == null ? null : new Tsid(member), UtcColumn.find(row, "due_at"),
                UtcColumn.find(row, "approved_at"), amount(row, "captured", "captured_tax_free"),
                amount(row, "canceled", "canceled_tax_free"), row.getInt("version"));
    }

    private @Nullable CashReceiptFor receipt(ResultSet row) throws SQLException {
        String type = row.getString("receipt_type");
        return type == null
                ? null
                : new CashReceiptFor(CashReceiptType.valueOf(type),
                        encryption.decrypt(row.getString("receipt_number"), address(row.getLong("id"))));
    }

    private static @Nullable DepositDeadline deposit(ResultSet row) throws SQLException {
        Integer hours = row.getObject("deposit_hours", Integer.class);
        Instant until = UtcColumn.find(row, "deposit_until");
        return hours == null && until == null ? null : new DepositDeadline(hours, until);
    }

    private static TaxedAmount amount(ResultSet row, String total, String taxFree) throws SQLException {
        return new TaxedAmount(Won.of(row.getLong(total)), Won.of(row.getLong(taxFree)));
    }
}
