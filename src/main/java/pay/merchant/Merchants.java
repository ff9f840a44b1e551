package pay.merchant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.time.UtcColumn;

/** All merchants. */
@Repository
class Merchants {
    private static final String SELECT = "select id, name, status from pay_merchant ";

    private final JdbcClient jdbc;

    Merchants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void insert(Merchant merchant, Instant now) {
        jdbc.sql("insert into pay_merchant (id, name, status, created_at) values (?, ?, ?, ?)").params(
                merchant.id().value(), merchant.name(), merchant.status().name(), UtcColumn.of(now)).update();
    }

    @Transactional(readOnly = true)
    public Optional<Merchant> find(MerchantId id) {
        return jdbc.sql(SELECT + "where id = ?").param(id.value()).query(Merchants::merchant).optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public List<Merchant> findEach(Collection<MerchantId> ids) {
        return jdbc.sql(SELECT + "where id in (:ids)").param("ids", ids.stream().map(MerchantId::value).toList())
                .query(Merchants::merchant).list();
    }

    /** One that nobody else changes before the transaction's end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Merchant> lock(MerchantId id) {
        return jdbc.sql(SELECT + "where id = ? for update").param(id.value()).query(Merchants::merchant).optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void become(MerchantId id, MerchantStatus status) {
        jdbc.sql("update pay_merchant set status = ? where id = ?").params(status.name(), id.value()).update();
    }

    /** Latest first. */
    @Transactional(readOnly = true)
    public List<Merchant> latest(int most) {
        return jdbc.sql(SELECT + "order by id desc limit ?").param(most).query(Merchants::merchant).list();
    }

    private static Merchant merchant(ResultSet row, int number) throws SQLException {
        return new Merchant(new MerchantId(row.getLong("id")), row.getString("name"),
                MerchantStatus.valueOf(row.getString("status")));
    }
}
