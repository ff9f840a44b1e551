package commerce.seller;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import commerce.catalogue.SellerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.time.UtcColumn;

/**
 * Sellers that were stopped, and whose business is being ended. It is looked at for an hour: an order that was on its way when
 * its seller was stopped may be paid that late.
 */
@Repository
class WindingUps {
    private static final Duration LOOKED_AT = Duration.ofHours(1);

    private final JdbcClient jdbc;

    WindingUps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(SellerId seller, Instant now) {
        jdbc.sql("""
                insert into commerce_seller_winding_up (seller_id, look_at, until_at) values (?, ?, ?)
                on duplicate key update look_at = values(look_at), until_at = values(until_at)""")
                .params(seller.value(), UtcColumn.of(now), UtcColumn.of(now.plus(LOOKED_AT))).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void stop(SellerId seller) {
        jdbc.sql("delete from commerce_seller_winding_up where seller_id = ?").param(seller.value()).update();
    }

    /** Takes those whose time it is, each for one caller; the next looks at them after the given time. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<SellerId> take(Instant now, Duration again, int most) {
        List<SellerId> due = jdbc.sql("""
                select seller_id from commerce_seller_winding_up where look_at <= ? order by look_at limit ?
                for update skip locked""").params(UtcColumn.of(now), most)
                .query((row, number) -> new SellerId(row.getLong(1))).list();
        due.forEach(seller -> jdbc.sql("update commerce_seller_winding_up set look_at = ? where seller_id = ?")
                .params(UtcColumn.of(now.plus(again)), seller.value()).update());
        return due;
    }

    /** Nothing was left; over, if nothing can come any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void nothingLeft(SellerId seller, Instant now) {
        jdbc.sql("delete from commerce_seller_winding_up where seller_id = ? and until_at <= ?")
                .params(seller.value(), UtcColumn.of(now)).update();
    }
}
