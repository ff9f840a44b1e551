package commerce.wish;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import commerce.catalogue.ProductId;
import commerce.order.Buyers;
import commerce.refusal.CommerceError;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.id.Tsid;
import platform.time.UtcColumn;
import platform.web.DomainException;

/** Members' wish lists. */
@Service
public class Wishes {
    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final Buyers buyers;
    private final Ids ids;
    private final Clock clock;

    Wishes(JdbcClient jdbc, Buyers buyers, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.buyers = buyers;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param id larger for what came later */
    record Wish(long id, ProductId product, Instant addedAt) {}

    /**
     * Puts one on the list; nothing happens when it is there already.
     *
     * @throws DomainException {@code PRODUCT_NOT_FOUND} of one that nobody will sell again, {@code WISH_LIST_FULL},
     *     {@code BUYER_LEFT}: nobody would empty the list again
     */
    @Transactional
    void add(Tsid member, ProductId product) {
        if (buyers.left(member)) {
            throw new DomainException(CommerceError.BUYER_LEFT);
        }
        long id = ids.nextLong();
        jdbc.sql("""
                insert into commerce_wish (member_id, product_id, id, added_at)
                select ?, p.id, ?, ? from commerce_product p join commerce_seller s on s.id = p.seller_id
                where p.id = ? and p.status <> 'STOPPED' and s.status not in ('REFUSED', 'TERMINATED')
                on duplicate key update member_id = values(member_id)""")
                .params(member.value(), id, UtcColumn.of(clock.instant()), product.value()).update();
        long there = jdbc.sql("select id from commerce_wish where member_id = ? and product_id = ?")
                .params(member.value(), product.value()).query(Long.class).optional()
                .orElseThrow(() -> new DomainException(CommerceError.PRODUCT_NOT_FOUND));
        // Two at once may pass it by one: it keeps the list readable, and no more.
        if (there == id && count(member) > MOST) {
            throw new DomainException(CommerceError.WISH_LIST_FULL, MOST);
        }
    }

    private int count(Tsid member) {
        return jdbc.sql("select count(*) from commerce_wish where member_id = ?").param(member.value())
                .query(Integer.class).single();
    }

    @Transactional
    void remove(Tsid member, ProductId product) {
        jdbc.sql("delete from commerce_wish where member_id = ? and product_id = ?")
                .params(member.value(), product.value()).update();
    }

    /** Empties the list. */
    @Transactional
    public void forget(Tsid member) {
        jdbc.sql("delete from commerce_wish where member_id = ?").param(member.value()).update();
    }

    /** Those that came last first. */
    @Transactional(readOnly = true)
    List<Wish> of(Tsid member, long before, int most) {
        return jdbc.sql("""
                select id, product_id, added_at from commerce_wish
                where member_id = ? and id < ? order by id desc limit ?""").params(member.value(), before, most)
                .query((row, number) -> new Wish(row.getLong("id"), new ProductId(row.getLong("product_id")),
                        UtcColumn.get(row, "added_at")))
                .list();
    }
}
