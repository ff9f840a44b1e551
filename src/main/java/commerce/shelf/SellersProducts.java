package commerce.shelf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import commerce.catalogue.ProductId;
import commerce.catalogue.ProductStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The products of sellers that changed, told of a page at a time: a seller may have so many that all else would wait. */
final class SellersProducts {
    private static final Set<ProductStatus> KNOWN = Set.of(ProductStatus.ON_SALE, ProductStatus.PAUSED,
            ProductStatus.SOLD_OUT, ProductStatus.STOPPED);

    private final JdbcClient jdbc;
    private final Deque<Page> waiting = new ArrayDeque<>();

    SellersProducts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param after the last product of this seller and status that was told of */
    private record Page(long seller, ProductStatus status, long after) {}

    /** From the first product on, also of one that is being told of. */
    void add(long seller) {
        waiting.removeIf(page -> page.seller() == seller);
        KNOWN.forEach(status -> waiting.add(new Page(seller, status, 0)));
    }

    /** Tells of the next products; whether there are more. What could not be told of comes again. */
    boolean tellSome(int most, Consumer<Set<ProductId>> watchers) {
        Page page = waiting.peek();
        if (page == null) {
            return false;
        }
        List<ProductId> products = jdbc.sql("""
                select id from commerce_product where seller_id = ? and status = ? and id > ? order by id limit ?""")
                .params(page.seller(), page.status().name(), page.after(), most)
                .query((row, number) -> new ProductId(row.getLong("id"))).list();
        if (!products.isEmpty()) {
            watchers.accept(new LinkedHashSet<>(products));
        }
        waiting.remove();
        if (products.size() == most) {
            waiting.addFirst(new Page(page.seller(), page.status(), products.getLast().value()));
        }
        return !waiting.isEmpty();
    }
}
