package commerce.product;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import commerce.catalogue.NamedValues;
import commerce.catalogue.ProductId;
import commerce.catalogue.ProductStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RowInsert;
import platform.id.Ids;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** What became of products, and who did it. */
@Repository
class ProductHistory {
    private final JdbcClient jdbc;
    private final Ids ids;
    private final RowInsert rows;

    ProductHistory(JdbcClient jdbc, JdbcTemplate template, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.rows = new RowInsert(template, "commerce_product_history", "id", "product_id", "at", "actor", "actor_id",
                "happening", "status", "details");
    }

    /** Who does something to a product: one of its seller's people, a system of its by key, or one of Madang's. */
    record Actor(Kind kind, Tsid id) {
        enum Kind {
            SELLER, KEY, OPERATOR
        }
    }

    /**
     * Something that happened.
     *
     * @param details what changed, from what to what; or why
     */
    public record Entry(Instant at, Actor actor, ProductHappening happening, ProductStatus status,
            Map<String, String> details) {}

    /** An entry as it is kept; the later, the higher its id. */
    record Kept(long id, Entry entry) {}

    @Transactional(propagation = Propagation.MANDATORY)
    void add(ProductId product, Entry entry) {
        addAll(List.of(Map.entry(product, entry)));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void addAll(List<Map.Entry<ProductId, Entry>> entries) {
        rows.insert(entries.stream().<@Nullable Object[]>map(each -> row(each.getKey(), each.getValue())).toList());
    }

    private @Nullable Object[] row(ProductId product, Entry entry) {
        return new @Nullable Object[]{ids.nextLong(), product.value(), UtcColumn.of(entry.at()),
                entry.actor().kind().name(), entry.actor().id().value(), entry.happening().name(),
                entry.status().name(), NamedValues.write(entry.details())};
    }

    /** How often it was written, whatever became of it. */
    @Transactional(propagation = Propagation.MANDATORY)
    int written(ProductId product) {
        return jdbc.sql("select count(*) from commerce_product_history where product_id = ? and happening = 'EDIT'")
                .param(product.value()).query(Integer.class).single();
    }

    /** Those with lower ids than this one, the newest first. */
    @Transactional(readOnly = true)
    List<Kept> of(ProductId product, long before, int most) {
        return jdbc.sql("""
                select id, at, actor, actor_id, happening, status, details from commerce_product_history
                where product_id = ? and id < ? order by id desc limit ?""").params(product.value(), before, most)
                .query((row, number) -> new Kept(row.getLong("id"), new Entry(UtcColumn.get(row, "at"),
                        new Actor(Actor.Kind.valueOf(row.getString("actor")), new Tsid(row.getLong("actor_id"))),
                        ProductHappening.valueOf(row.getString("happening")),
                        ProductStatus.valueOf(row.getString("status")), NamedValues.read(row.getString("details")))))
                .list();
    }
}
