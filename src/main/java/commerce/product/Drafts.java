package commerce.product;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import commerce.catalogue.ProductId;
import commerce.catalogue.ProductStatus;
import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.time.UtcColumn;

/** What sellers are writing, and what of it waits for Madang. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Drafts {
    private static final String SELECT = """
            select product_id, seller_id, status, content, version, changed_at, submitted_at, reason
            from commerce_product_draft
            """;

    private final JdbcClient jdbc;

    Drafts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A draft as it is kept.
     *
     * @param version how often this product was written: that of a draft that is gone does not come again
     * @param reason why it was sent back the last time; empty when it was not
     */
    record Kept(ProductId product, SellerId seller, ProductStatus status, Draft draft, int version, Instant changedAt,
            @Nullable Instant submittedAt, String reason) {}

    /** Locked to the end of the transaction. */
    Optional<Kept> lock(ProductId product) {
        return jdbc.sql(SELECT + "where product_id = ? for update").param(product.value()).query(Drafts::kept)
                .optional();
    }

    /**
     * One that waits.
     *
     * @param content as it is kept, which may be more than can be read
     */
    record Queued(ProductId product, String seller, String content, int version, Instant submittedAt) {}

    /** Those that wait, the longest first. */
    List<Queued> waiting(int most) {
        return jdbc.sql("""
                select d.product_id, s.name, d.content, d.version, d.submitted_at
                from commerce_product_draft d straight_join commerce_seller s on s.id = d.seller_id
                where d.submitted_at is not null order by d.submitted_at, d.product_id limit ?""").param(most)
                .query((row, number) -> new Queued(new ProductId(row.getLong("product_id")), row.getString("name"),
                        row.getString("content"), row.getInt("version"), UtcColumn.get(row, "submitted_at")))
                .list();
    }

    void add(ProductId product, SellerId seller, Draft draft, int version, Instant now) {
        jdbc.sql("""
                insert into commerce_product_draft (product_id, seller_id, status, content, version, changed_at)
                values (?, ?, 'DRAFT', ?, ?, ?)""")
                .params(product.value(), seller.value(), DraftJson.write(draft), version, UtcColumn.of(now)).update();
    }

    void write(Kept kept, Draft draft, Instant now) {
        jdbc.sql("""
                update commerce_product_draft set content = ?, version = version + 1, changed_at = ?
                where product_id = ?""").params(DraftJson.write(draft), UtcColumn.of(now), kept.product().value())
                .update();
    }

    /** @param reason why it is sent back; empty when it is not */
    void become(Kept kept, ProductStatus status, String reason, Instant now) {
        jdbc.sql("""
                update commerce_product_draft set status = ?, submitted_at = ?, reason = ?, changed_at = ?
                where product_id = ?""").param(status.name())
                .param(status == ProductStatus.WAITING ? UtcColumn.of(now) : null).param(reason)
                .param(UtcColumn.of(now)).param(kept.product().value()).update();
    }

    void remove(ProductId product) {
        jdbc.sql("delete from commerce_product_draft where product_id = ?").param(product.value()).update();
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(new ProductId(row.getLong("product_id")), new SellerId(row.getLong("seller_id")),
                ProductStatus.valueOf(row.getString("status")), DraftJson.read(row.getString("content")),
                row.getInt("version"), UtcColumn.get(row, "changed_at"), UtcColumn.find(row, "submitted_at"),
                row.getString("reason"));
    }
}
