package commerce.product;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import commerce.catalogue.ProductId;
import commerce.catalogue.ProductStatus;
import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RowInsert;
import platform.time.UtcColumn;
import platform.web.DomainException;

/** What sellers are writing, and what of it waits for Madang. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Drafts {
    /** Of one seller. */
    private static final int MOST = 20_000;
    private static final String SELECT = """
            select product_id, seller_id, status, content, version, changed_at, submitted_at, reason
            from commerce_product_draft
            """;

    private final JdbcClient jdbc;
    private final RowInsert rows;

    Drafts(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.rows = new RowInsert(template, "commerce_product_draft", "product_id", "seller_id", "status", "name",
                "content", "version", "changed_at", "submitted_at");
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

    Optional<Kept> find(ProductId product) {
        return jdbc.sql(SELECT + "where product_id = ?").param(product.value()).query(Drafts::kept).optional();
    }

    /** A few more may come to be when several bring some at the same moment. */
    void requireRoom(SellerId seller, int more) {
        int there = jdbc.sql("select count(*) from commerce_product_draft where seller_id = ?").param(seller.value())
                .query(Integer.class).single();
        if (there + more > MOST) {
            throw new DomainException(CommerceError.DRAFTS_TOO_MANY, MOST);
        }
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
        rows.insert(List.<@Nullable Object[]>of(
                row(product, seller, ProductStatus.DRAFT, draft, version, now)));
    }

    /** New ones, written for the first time. */
    void addAll(SellerId seller, Map<ProductId, Draft> drafts, ProductStatus status, Instant now) {
        List<@Nullable Object[]> fresh = new ArrayList<>();
        drafts.forEach((product, draft) -> fresh.add(row(product, seller, status, draft, 1, now)));
        rows.insert(fresh);
    }

    private static @Nullable Object[] row(ProductId product, SellerId seller, ProductStatus status, Draft draft,
            int version, Instant now) {
        LocalDateTime at = UtcColumn.of(now);
        return new @Nullable Object[]{product.value(), seller.value(), status.name(), draft.content().name(),
                DraftJson.write(draft), version, at, status == ProductStatus.WAITING ? at : null};
    }

    void write(Kept kept, Draft draft, Instant now) {
        jdbc.sql("""
                update commerce_product_draft set name = ?, content = ?, version = version + 1, changed_at = ?
                where product_id = ?""").params(draft.content().name(), DraftJson.write(draft), UtcColumn.of(now),
                kept.product().value()).update();
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
