package pay.request;

import java.util.List;
import java.util.Optional;

import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.crypto.ClearText;
import platform.crypto.EncryptedTable;
import platform.crypto.FieldEncryption;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** All bills that were divided; what is said with them is encrypted. They never change. */
@Component
class SplitBills {
    private static final String TABLE = "pay_split_bill";
    private static final ClearText MEMO = ClearText.leavingNull(TABLE, "id", "memo");

    private final JdbcTemplate jdbc;
    private final FieldEncryption encryption;

    SplitBills(JdbcTemplate jdbc, FieldEncryption encryption) {
        this.jdbc = jdbc;
        this.encryption = encryption;
    }

    @Bean
    static EncryptedTable encryptedSplitBills() {
        return EncryptedTable.of(TABLE, "id").inPlaceOf(MEMO);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void insert(SplitBill bill) {
        jdbc.update("""
                insert into pay_split_bill (id, asker, total, own_share, memo, memo_sealed, split_at)
                values (?, ?, ?, ?, ?, ?, ?)""", bill.id().value(), bill.asker().value(), bill.total().amount(),
                bill.ownShare().amount(), MEMO.clear(bill.memo()),
                MEMO.seal(bill.memo(), bill.id().value(), encryption), UtcColumn.of(bill.splitAt()));
    }

    @Transactional(readOnly = true)
    public Optional<SplitBill> find(SplitBillId id) {
        return query("id = ?", id.value()).stream().findFirst();
    }

    /** Latest first. */
    @Transactional(readOnly = true)
    public List<SplitBill> of(Tsid asker, long before, int most) {
        return query("asker = ? and id < ? order by id desc limit ?", asker.value(), before, most);
    }

    private List<SplitBill> query(String where, Object... values) {
        return jdbc.query(
                "select id, asker, total, own_share, memo, memo_sealed, split_at from pay_split_bill where " + where,
                (row, _) -> new SplitBill(new SplitBillId(row.getLong("id")), new Tsid(row.getLong("asker")),
                        Won.of(row.getLong("total")), Won.of(row.getLong("own_share")),
                        MEMO.openIfReadable(row, encryption),
                        UtcColumn.get(row, "split_at")),
                values);
    }
}
