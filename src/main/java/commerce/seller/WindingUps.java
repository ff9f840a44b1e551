package commerce.seller;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import commerce.catalogue.SellerId;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.ops.ManualCases;
import platform.time.UtcColumn;

/**
 * Sellers that were stopped, and whose business is being ended. It is looked at each minute for an hour, as long as an order is
 * paid that was on its way when its seller was stopped, and then now and then: what a bank was silent about comes later.
 */
@Repository
class WindingUps {
    private static final Duration CLOSELY = Duration.ofHours(1);
    private static final Duration NOW_AND_THEN = Duration.ofHours(1);
    private static final Duration IN_ALL = Duration.ofDays(30);

    private final JdbcClient jdbc;

    WindingUps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(SellerId seller, Instant now) {
        jdbc.sql("""
                insert into commerce_seller_winding_up (seller_id, look_at, until_at) values (?, ?, ?)
                on duplicate key update look_at = values(look_at), until_at = values(until_at)""")
                .params(seller.value(), UtcColumn.of(now), UtcColumn.of(now.plus(CLOSELY))).update();
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
        jdbc.sql("""
                update commerce_seller_winding_up set failing_since = null,
                    look_at = if(until_at <= :now, :later, look_at)
                where seller_id = :seller""").param("now", UtcColumn.of(now))
                .param("later", UtcColumn.of(now.plus(NOW_AND_THEN))).param("seller", seller.value()).update();
        jdbc.sql("delete from commerce_seller_winding_up where seller_id = ? and until_at <= ?")
                .params(seller.value(), UtcColumn.of(now.minus(IN_ALL).plus(CLOSELY))).update();
    }

    /** Something could not be ended. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void failed(SellerId seller, Instant now) {
        jdbc.sql("""
                update commerce_seller_winding_up set failing_since = coalesce(failing_since, ?) where seller_id = ?""")
                .params(UtcColumn.of(now), seller.value()).update();
    }

    @Bean
    static ManualCases stoppedSellersWithSomethingLeft(WindingUps windingUps) {
        return new ManualCases("commerce.winding-up", windingUps::failing, windingUps::longestFailing);
    }

    @Transactional(readOnly = true)
    public long failing() {
        return jdbc.sql("select count(*) from commerce_seller_winding_up where failing_since is not null")
                .query(Long.class).single();
    }

    @Transactional(readOnly = true)
    public List<ManualCases.Case> longestFailing(int most) {
        return jdbc.sql("""
                select seller_id, failing_since from commerce_seller_winding_up where failing_since is not null
                order by failing_since limit ?""").param(most)
                .query((row, number) -> new ManualCases.Case(row.getString(1), UtcColumn.get(row, "failing_since"),
                        "not all that the seller has under way can be ended; the log says what"))
                .list();
    }
}
