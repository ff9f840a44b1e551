package pay.seller;

import java.time.Instant;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankAccount;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** Where sellers are paid out to, and where they want to be. The holders' names are encrypted. */
@Repository
class SellerPayees {
    private final JdbcClient jdbc;
    private final FieldEncryption encryption;

    SellerPayees(JdbcClient jdbc, FieldEncryption encryption) {
        this.jdbc = jdbc;
        this.encryption = encryption;
    }

    /**
     * One of them.
     *
     * @param holder whose the account is, as the bank said
     */
    record Payee(Tsid id, Tsid sellerId, BankAccount account, String holder, Status status, Instant enteredAt) {}

    /** What an operator has said of one. */
    enum Status {
        /** Nothing yet. Of a seller's that wait the newest counts. */
        WAITING,
        /** The seller may be paid out there. */
        CONFIRMED, REFUSED,
        /** Nothing: its people entered another one. */
        REPLACED
    }

    /** Adds one that waits, in place of whichever of its seller's waits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Payee payee, Tsid by) {
        replaceThoseBefore(payee, payee.enteredAt());
        jdbc.sql("""
                insert into pay_seller_payee (id, seller_id, bank_account_id, holder, entered_by, entered_at)
                values (?, ?, ?, ?, ?, ?)""")
                .params(payee.id().value(), payee.sellerId().value(), payee.account().id().value(),
                        encryption.encrypt(payee.holder(), address(payee.id().value())), by.value(),
                        UtcColumn.of(payee.enteredAt()))
                .update();
    }

    private void replaceThoseBefore(Payee payee, Instant now) {
        jdbc.sql("""
                update pay_seller_payee set status = 'REPLACED', decided_at = ?
                where seller_id = ? and status = 'WAITING' and id < ?""")
                .params(UtcColumn.of(now), payee.sellerId().value(), payee.id().value()).update();
    }

    /** Notes what an operator says of one that waits; false when it does not. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean decide(Payee payee, Status status, Tsid by, Instant now) {
        replaceThoseBefore(payee, now);
        return jdbc.sql("""
                update pay_seller_payee set status = ?, decided_by = ?, decided_at = ?
                where id = ? and status = 'WAITING'""")
                .params(status.name(), by.value(), UtcColumn.of(now), payee.id().value()).update() == 1;
    }

    static FieldAddress address(long id) {
        return new FieldAddress("pay_seller_payee", "holder", id);
    }
}
