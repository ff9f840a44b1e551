package pay.merchant;

import java.time.Instant;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.time.UtcColumn;

/** All merchants. */
@Repository
class Merchants {
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
        return jdbc.sql("select id, name, status from pay_merchant where id = ?").param(id.value())
                .query((row, _) -> new Merchant(new MerchantId(row.getLong("id")), row.getString("name"),
                        MerchantStatus.valueOf(row.getString("status"))))
                .optional();
    }
}
