package commerce.wish;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import commerce.catalogue.ProductId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** Members' wish lists. */
@Repository
class Wishes {
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    Wishes(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param id larger for what came later */
    record Wish(long id, ProductId product, Instant addedAt) {}

    @Transactional(readOnly = true)
    int count(Tsid member) {
        return jdbc.sql("select count(*) from commerce_wish where member_id = ?").param(member.value())
                .query(Integer.class).single();
    }

    /** Nothing happens when it is there already. */
    @Transactional
    void add(Tsid member, ProductId product) {
        jdbc.sql("""
                insert into commerce_wish (member_id, product_id, id, added_at) values (?, ?, ?, ?)
                on duplicate key update member_id = values(member_id)""").params(member.value(), product.value(),
                ids.nextLong(), UtcColumn.of(clock.instant())).update();
    }

    /** Whether it was there. */
    @Transactional
    boolean remove(Tsid member, ProductId product) {
        return jdbc.sql("delete from commerce_wish where member_id = ? and product_id = ?")
                .params(member.value(), product.value()).update() == 1;
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
