package commerce.shelf;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import commerce.catalogue.CategoryId;
import commerce.catalogue.PriceNow;
import commerce.catalogue.ProductId;
import commerce.catalogue.ProductImages;
import commerce.catalogue.ProductStatus;
import commerce.catalogue.Rating;
import commerce.catalogue.SellerId;
import commerce.catalogue.SellerStatus;
import commerce.freight.ShippingTemplate;
import commerce.image.ImageId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.database.Queries;
import platform.money.Won;
import platform.time.UtcColumn;

/** Reads from the database what lists and searches show of products. */
@Queries
public class ShelfGoods {
    /** straight_join: right after many were loaded, the servers take the stock for small and read all of it for each product. */
    private static final String GOODS = """
            select p.id, p.name, p.price, %s as price_now, p.images, p.category_id, p.status, p.seller_id, s.name as seller_name,
                s.status as seller_status,
                coalesce(f.fee, 0) as freight, f.free_from,
                (select min(k.price_difference) from commerce_sku k straight_join commerce_stock t on t.sku_id = k.id
                    where k.product_id = p.id and k.on_sale and t.on_hand > t.held) as lowest_to_be_had,
                (select min(k.price_difference) from commerce_sku k where k.product_id = p.id and k.on_sale) as lowest,
                r.ones + r.twos + r.threes + r.fours + r.fives as reviews,
                r.ones + 2 * r.twos + 3 * r.threes + 4 * r.fours + 5 * r.fives as stars
            from commerce_product p straight_join commerce_seller s on s.id = p.seller_id
            left join commerce_product_rating r on r.product_id = p.id
            left join commerce_shipping_template f on f.id = p.shipping_template_id
            """
            .formatted(PriceNow.OF_P);

    private static final Set<String> SHOWN = Set.of(ProductStatus.ON_SALE.name(), ProductStatus.SOLD_OUT.name());

    private final JdbcClient jdbc;

    private final Clock clock;

    ShelfGoods(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** These products, shown or not; one that does not exist is absent. */
    public List<Goods> of(Collection<ProductId> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(GOODS + "where p.id in (:ids)").param("ids", ids.stream().map(ProductId::value).toList())
                        .param("now", now())
                        .query(ShelfGoods::goods).list();
    }

    /** The next products, shown or not, by id. */
    public List<Goods> after(ProductId last, int most) {
        return jdbc.sql(GOODS + "where p.id > :last order by p.id limit :most")
                .param("last", last.value()).param("most", most).param("now", now()).query(ShelfGoods::goods).list();
    }

    /** The next products that are shown, the newest first. */
    public List<Tile> newest(@Nullable SellerId seller, long before, int most) {
        // A statement for each status: either goes along its index, which both at once would not.
        return SHOWN.stream().flatMap(status -> newest(status, seller, before, most).stream())
                .sorted(Comparator.comparingLong((Tile tile) -> tile.id().value()).reversed()).limit(most).toList();
    }

    private List<Tile> newest(String status, @Nullable SellerId seller, long before, int most) {
        // straight_join: the servers would rather begin at the few sellers and then sort all of their products.
        return jdbc.sql(GOODS + "where p.status = :status and s.status = 'APPROVED' and p.id < :before "
                + (seller == null ? "" : "and p.seller_id = :seller ") + "order by p.id desc limit :most")
                .param("status", status).param("before", before).param("seller", seller == null ? 0 : seller.value())
                .param("most", most).param("now", now()).query((row, number) -> tile(row)).list();
    }

    /** Products whose sale has begun or ended since; their prices change without anybody writing. */
    public Set<ProductId> repricedBetween(Instant from, Instant to) {
        return jdbc.sql("""
                select id from commerce_product where sale_from > :from and sale_from <= :to
                union all select id from commerce_product where sale_until > :from and sale_until <= :to""")
                .param("from", UtcColumn.of(from)).param("to", UtcColumn.of(to))
                .query((row, number) -> new ProductId(row.getLong("id"))).set();
    }

    private static Tile tile(ResultSet row) throws SQLException {
        boolean nothingToBeHad = row.getObject("lowest_to_be_had") == null;
        Won difference = Won.of(row.getLong(nothingToBeHad ? "lowest" : "lowest_to_be_had"));
        Won list = Won.of(row.getLong("price")).plus(difference);
        Won now = Won.of(row.getLong("price_now")).plus(difference);
        return new Tile(new ProductId(row.getLong("id")), row.getString("name"), now, now.equals(list) ? null : list,
                new Tile.SellerName(new SellerId(row.getLong("seller_id")), row.getString("seller_name")),
                nothingToBeHad || ProductStatus.SOLD_OUT.name().equals(row.getString("status")),
                ShippingTemplate.isFree(Won.of(row.getLong("freight")), freeFrom(row), now),
                image(ProductImages.read(row.getString("images"))), rating(row));
    }

    private static @Nullable Won freeFrom(ResultSet row) throws SQLException {
        long amount = row.getLong("free_from");
        return row.wasNull() ? null : Won.of(amount);
    }

    private static @Nullable Rating rating(ResultSet row) throws SQLException {
        int reviews = row.getInt("reviews");
        return reviews == 0 ? null : Rating.of(reviews, row.getLong("stars"));
    }

    private static @Nullable ImageId image(List<Long> ids) {
        return ids.isEmpty() ? null : new ImageId(ids.getFirst());
    }

    private LocalDateTime now() {
        return UtcColumn.of(clock.instant());
    }

    private static Goods goods(ResultSet row, int number) throws SQLException {
        String status = row.getString("status");
        boolean shown = SHOWN.contains(status) && SellerStatus.APPROVED.name().equals(row.getString("seller_status"));
        return new Goods(tile(row), new CategoryId(row.getLong("category_id")), shown);
    }
}
