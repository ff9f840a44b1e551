package commerce.seller;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import commerce.catalogue.SellerId;
import commerce.catalogue.SellerStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import platform.time.UtcColumn;

/** Sellers, as operators see them. */
@Repository
class ReadSellers {
    static final String OF_STATUS = """
            select id, name, status, created_at from commerce_seller where status = ? and id < ? order by id desc limit ?""";

    private final JdbcClient jdbc;

    ReadSellers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One of them. */
    record Listed(SellerId id, String name, SellerStatus status, Instant since) {}

    /** Those of a status, the newest first, older than {@code before}. */
    @Transactional(readOnly = true)
    public List<Listed> newest(SellerStatus status, long before, int most) {
        return jdbc.sql(OF_STATUS).params(status.name(), before, most).query(ReadSellers::listed).list();
    }

    @Transactional(readOnly = true)
    public Optional<Listed> find(SellerId id) {
        return jdbc.sql("select id, name, status, created_at from commerce_seller where id = ?").param(id.value())
                .query(ReadSellers::listed).optional();
    }

    private static Listed listed(ResultSet row, int number) throws SQLException {
        return new Listed(new SellerId(row.getLong("id")), row.getString("name"),
                SellerStatus.valueOf(row.getString("status")), UtcColumn.get(row, "created_at"));
    }
}
