package commerce.cart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import commerce.catalogue.SkuId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** The carts' rows. */
@Service
public class Carts {
    /** So many SKUs fit into a cart. */
    static final int MOST_LINES = 100;

    private final JdbcClient jdbc;

    Carts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order in which they came. */
    List<CartLine> of(Tsid member) {
        return jdbc.sql("""
                select sku_id, quantity, unit_price from commerce_cart_line where member_id = ?
                order by put_at, sku_id""").param(member.value())
                .query((row, number) -> new CartLine(new SkuId(row.getLong("sku_id")), row.getInt("quantity"),
                        Won.of(row.getLong("unit_price"))))
                .list();
    }

    /** Puts so many of it there, in place of how many there were; false when the cart is full. */
    boolean put(Tsid member, CartLine line, Instant now) {
        // Two at once would both count what the other is about to put.
        jdbc.sql("select sku_id from commerce_cart_line where member_id = ? order by sku_id limit 1 for update")
                .param(member.value()).query(Long.class).optional();
        return jdbc.sql("""
                insert into commerce_cart_line (member_id, sku_id, quantity, unit_price, put_at)
                select :member, :sku, :quantity, :price, :now from dual
                where (select count(*) from commerce_cart_line where member_id = :member and sku_id <> :sku) < :most
                on duplicate key update quantity = :quantity, unit_price = :price""").param("member", member.value())
                .param("sku", line.skuId().value()).param("quantity", line.quantity())
                .param("price", line.unitPrice().amount()).param("now", UtcColumn.of(now)).param("most", MOST_LINES)
                .update() > 0;
    }

    /** Empties it. */
    @Transactional
    public void forget(Tsid member) {
        jdbc.sql("delete from commerce_cart_line where member_id = ?").param(member.value()).update();
    }

    /**
     * Takes these out of their carts; what is not there is not missed. Each row is looked up by its whole key, as neither server does it for
     * a list of pairs.
     */
    @Transactional
    public void remove(Map<Tsid, ? extends Collection<SkuId>> bought) {
        List<Long> keys = new ArrayList<>();
        bought.forEach((member, skus) -> skus.forEach(sku -> keys.addAll(List.of(member.value(), sku.value()))));
        jdbc.sql("delete c from (select ? as member_id, ? as sku_id"
                + " union all select ?, ?".repeat(keys.size() / 2 - 1)
                + ") o straight_join commerce_cart_line c force index (primary)"
                + " on c.member_id = o.member_id and c.sku_id = o.sku_id").params(keys).update();
    }
}
