package commerce.chargeback;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import commerce.catalogue.SellerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** The sellers whose items chargebacks are about. What they say is encrypted. */
@Repository
class ChargedSellers {
    private static final String SELECT = """
            select id, chargeback_id, seller_id, waits, answer, answered_at, fee from commerce_chargeback_seller\s""";

    private final JdbcClient jdbc;
    private final FieldEncryption encryption;

    ChargedSellers(JdbcClient jdbc, FieldEncryption encryption) {
        this.jdbc = jdbc;
        this.encryption = encryption;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(long id, ChargebackId chargeback, SellerId seller, boolean waits) {
        jdbc.sql("insert into commerce_chargeback_seller (id, chargeback_id, seller_id, waits) values (?, ?, ?, ?)")
                .params(id, chargeback.value(), seller.value(), waits).update();
    }

    @Transactional(readOnly = true)
    public Optional<ChargedSeller> find(ChargebackId chargeback, SellerId seller) {
        return jdbc.sql(SELECT + "where chargeback_id = ? and seller_id = ?")
                .params(chargeback.value(), seller.value()).query(this::row).optional();
    }

    /** All of a chargeback's. */
    @Transactional(readOnly = true)
    public List<ChargedSeller> of(ChargebackId chargeback) {
        return jdbc.sql(SELECT + "where chargeback_id = ? order by seller_id").param(chargeback.value())
                .query(this::row).list();
    }

    /** A seller's, the newest first, with smaller numbers than {@code before}. */
    @Transactional(readOnly = true)
    public List<ChargedSeller> newest(SellerId seller, long before, int most) {
        return jdbc.sql(SELECT + "where seller_id = ? and id < ? order by id desc limit ?")
                .params(seller.value(), before, most).query(this::row).list();
    }

    /** How many a seller can answer still, counted up to {@code most}. */
    @Transactional(readOnly = true)
    public int countWaiting(SellerId seller, LocalDate today, int most) {
        return jdbc.sql("""
                select s.id from commerce_chargeback_seller s
                join commerce_chargeback c on c.id = s.chargeback_id and c.answer_by >= ?
                where s.seller_id = ? and s.waits = true limit ?""")
                .params(Date.valueOf(today), seller.value(), most).query(Long.class).list().size();
    }

    /** Keeps what it says; false when it cannot answer any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean answer(ChargedSeller seller, String answer, Tsid by, Instant now) {
        return jdbc.sql("""
                update commerce_chargeback_seller set waits = false, answer = ?, answered_by = ?, answered_at = ?
                where id = ? and waits = true""")
                .params(encryption.encrypt(answer, address(seller.id())), by.value(), UtcColumn.of(now), seller.id())
                .update() == 1;
    }

    /** Nobody can answer any more: it is decided. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(ChargebackId chargeback) {
        jdbc.sql("update commerce_chargeback_seller set waits = false where chargeback_id = ?")
                .param(chargeback.value()).update();
    }

    /** Notes what its plan took. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void charge(ChargebackId chargeback, SellerId seller, Won fee) {
        jdbc.sql("update commerce_chargeback_seller set fee = ? where chargeback_id = ? and seller_id = ?")
                .params(fee.amount(), chargeback.value(), seller.value()).update();
    }

    private ChargedSeller row(ResultSet row, int number) throws SQLException {
        long id = row.getLong("id");
        String answer = row.getString("answer");
        return new ChargedSeller(id, new ChargebackId(row.getLong("chargeback_id")),
                new SellerId(row.getLong("seller_id")), row.getBoolean("waits"),
                answer == null ? null : encryption.decrypt(answer, address(id)), UtcColumn.find(row, "answered_at"),
                Won.of(row.getLong("fee")));
    }

    private static FieldAddress address(long id) {
        return new FieldAddress("commerce_chargeback_seller", "answer", id);
    }
}
