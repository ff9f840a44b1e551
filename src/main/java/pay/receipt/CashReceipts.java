package pay.receipt;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.tax.TaxedAmount;
import platform.crypto.EncryptedTable;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** All cash receipts. */
@Repository
class CashReceipts {
    private static final String SELECT = """
            select id, payment_id, part_id, kind, issued_on, number, receipt_type, identity, amount, tax_free, vat,
                issued_at from pay_cash_receipt\s""";
    static final String OF_MEMBER = SELECT + "where member_id = ? and id < ? order by id desc limit ?";
    static final String OF_DAY = SELECT
            + "where live = true and issued_on = ? and number > ? order by number limit ?";

    private final JdbcTemplate jdbc;
    private final FieldEncryption encryption;
    private final RowInsert rows;

    CashReceipts(JdbcTemplate jdbc, FieldEncryption encryption) {
        this.jdbc = jdbc;
        this.encryption = encryption;
        this.rows = new RowInsert(jdbc, "pay_cash_receipt", "id", "payment_id", "part_id", "merchant_id", "live",
                "member_id", "kind", "issued_on", "number", "receipt_type", "identity", "amount", "tax_free", "vat",
                "issued_at");
    }

    @Bean
    static EncryptedTable encryptedReceipts() {
        return EncryptedTable.of("pay_cash_receipt", "id", "identity");
    }

    /** Whose payment it is of. */
    record Owned(CashReceipt receipt, ReceiptOrder.Owner of) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(List<Owned> receipts) {
        rows.insert(receipts.stream().map(this::row).toList());
    }

    private @Nullable Object[] row(Owned owned) {
        CashReceipt receipt = owned.receipt();
        Tsid member = owned.of().member();
        return new @Nullable Object[]{receipt.id(), receipt.payment(), receipt.part(), owned.of().merchant().value(),
                owned.of().live(), member == null ? null : member.value(), receipt.kind().name(), receipt.issuedOn(),
                receipt.number(), receipt.to().type().name(),
                encryption.encrypt(receipt.to().number(), address(receipt.id())), receipt.amount().total().amount(),
                receipt.amount().taxFree().amount(), receipt.vat().amount(), UtcColumn.of(receipt.at())};
    }

    /** Those of some payments, in their order. */
    @Transactional(readOnly = true)
    public Map<Long, List<CashReceipt>> of(Collection<Long> payments) {
        if (payments.isEmpty()) {
            return Map.of();
        }
        return query("where payment_id in (" + String.join(", ", Collections.nCopies(payments.size(), "?"))
                + ") order by id", payments.toArray()).stream().collect(Collectors.groupingBy(CashReceipt::payment));
    }

    /** Those of one; nobody else cancels a part of it before the transaction's end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<CashReceipt> lock(long payment) {
        return query("where payment_id = ? order by id for update", payment);
    }

    /** A member's, latest first. */
    @Transactional(readOnly = true)
    public List<CashReceipt> ofMember(Tsid member, long before, int most) {
        return jdbc.query(OF_MEMBER, this::receipt, member.value(), before, most);
    }

    /** Those of a day that are reported, behind a number. */
    @Transactional(readOnly = true)
    public List<CashReceipt> ofDay(LocalDate day, int behind, int most) {
        return jdbc.query(OF_DAY, this::receipt, day, behind, most);
    }

    private List<CashReceipt> query(String rest, Object... params) {
        return jdbc.query(SELECT + rest, this::receipt, params);
    }

    private CashReceipt receipt(ResultSet row, int number) throws SQLException {
        long id = row.getLong("id");
        return new CashReceipt(id, row.getLong("payment_id"), row.getLong("part_id"),
                CashReceipt.Kind.valueOf(row.getString("kind")), row.getObject("issued_on", LocalDate.class),
                row.getInt("number"),
                new CashReceiptFor(CashReceiptType.valueOf(row.getString("receipt_type")),
                        encryption.decrypt(row.getString("identity"), address(id))),
                TaxedAmount.of(row.getLong("amount"), row.getLong("tax_free")), Won.of(row.getLong("vat")),
                UtcColumn.get(row, "issued_at"));
    }

    private static FieldAddress address(long id) {
        return new FieldAddress("pay_cash_receipt", "identity", id);
    }
}
