package commerce.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import commerce.catalogue.ProductId;
import commerce.catalogue.ProductStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import platform.money.Won;

/**
 * What shows link, at which prices. While one is live its prices stand with the products, where whoever sells, quotes or shows
 * them reads what they cost.
 */
@Repository
class LiveProducts {
    private static final String COSTS_SOMETHING = """
            l.live_price + (select coalesce(min(k.price_difference), 0) from commerce_sku k
                where k.product_id = l.product_id and k.on_sale) > 0""";

    private final JdbcClient jdbc;

    LiveProducts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A product in a show.
     *
     * @param listPrice what it costs without a sale or a show, of a form without a price difference as {@code livePrice}
     * @param shown whether others than its seller see it: not what Madang has ended, nor what some form of would cost nothing, nor,
     *     while the show is live, what does not cost what the show says
     */
    record Linked(ProductId id, String name, Won listPrice, Won livePrice, boolean onSale, boolean shown) {}

    /** By their shows, in the order of their ids. */
    Map<LiveShowId, List<Linked>> of(Collection<LiveShowId> shows) {
        Map<LiveShowId, List<Linked>> linked = new HashMap<>();
        if (!shows.isEmpty()) {
            jdbc.sql("""
                    select l.show_id, p.id, p.name, p.price, l.live_price, p.status,
                        p.banned_at is null and (s.state <> 'LIVE' or p.live_price is not null) and %s as shown
                    from commerce_live_product l straight_join commerce_live_show s on s.id = l.show_id
                    straight_join commerce_product p on p.id = l.product_id
                    where l.show_id in (:shows) order by l.show_id, l.product_id""".formatted(COSTS_SOMETHING))
                    .param("shows", shows.stream().map(LiveShowId::value).toList()).query(row -> {
                        linked.computeIfAbsent(new LiveShowId(row.getLong("show_id")), show -> new ArrayList<>())
                                .add(new Linked(new ProductId(row.getLong("id")), row.getString("name"),
                                        Won.of(row.getLong("price")), Won.of(row.getLong("live_price")),
                                        ProductStatus.ON_SALE.name().equals(row.getString("status")),
                                        row.getBoolean("shown")));
                    });
        }
        return linked;
    }

    List<Linked> of(LiveShowId show) {
        return of(List.of(show)).getOrDefault(show, List.of());
    }

    /** Links it, or at another price than before. */
    void link(LiveShowId show, ProductId product, Won price) {
        jdbc.sql("""
                insert into commerce_live_product (show_id, product_id, live_price) values (?, ?, ?)
                on duplicate key update live_price = values(live_price)""")
                .params(show.value(), product.value(), price.amount()).update();
    }

    void unlink(LiveShowId show, ProductId product) {
        jdbc.sql("delete from commerce_live_product where show_id = ? and product_id = ?")
                .params(show.value(), product.value()).update();
    }

    /** From now on they cost what the show says; not those of which a form would cost nothing, as it may have become since. */
    void priceAll(LiveShowId show) {
        // Who changes a product's forms has locked it: they are looked at as they are then.
        jdbc.sql("""
                select p.id from commerce_live_product l straight_join commerce_product p on p.id = l.product_id
                where l.show_id = ? order by l.product_id for update""").param(show.value()).query(Long.class).list();
        jdbc.sql("""
                update commerce_product p join commerce_live_product l on l.product_id = p.id
                set p.live_price = l.live_price where l.show_id = ? and %s""".formatted(COSTS_SOMETHING))
                .param(show.value()).update();
    }

    /** They cost what they usually do again. */
    void unpriceAll(LiveShowId show) {
        jdbc.sql("""
                update commerce_product p join commerce_live_product l on l.product_id = p.id
                set p.live_price = null where l.show_id = ?""").param(show.value()).update();
    }

    void unprice(ProductId product) {
        jdbc.sql("update commerce_product set live_price = null where id = ?").param(product.value()).update();
    }
}
