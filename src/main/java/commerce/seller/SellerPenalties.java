package commerce.seller;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import commerce.catalogue.SellerId;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.database.Queries;
import platform.id.Tsid;
import platform.ops.ManualCases;
import platform.time.UtcColumn;

/** Reads what sellers were penalised for. Points count for 30 days. */
@Queries
class SellerPenalties {
    static final Duration COUNT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    SellerPenalties(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One of them. */
    record Penalty(Tsid item, int points, int daysLate, Instant at) {}

    /** A seller with many points. */
    record Much(SellerId seller, int points, Instant since) {}

    /** Sellers with many points are an operator's to look at. */
    @Bean
    static ManualCases sellersWithManyPoints(SellerPenalties penalties) {
        return new ManualCases("commerce.penalty", () -> penalties.much(1_000).size(),
                most -> penalties.much(most).stream().map(each -> new ManualCases.Case(
                        Long.toString(each.seller().value()), each.since(), each.points() + " points")).toList());
    }

    /** A seller's points of the last 30 days. */
    public int points(SellerId seller) {
        return jdbc.sql("""
                select coalesce(sum(points), 0) from commerce_seller_penalty where seller_id = ? and given_at > ?""")
                .params(seller.value(), since()).query(Integer.class).single();
    }

    /** A seller's penalties of the last 30 days, the newest first. */
    public List<Penalty> of(SellerId seller, int most) {
        return jdbc.sql("""
                select item_id, points, days_late, given_at from commerce_seller_penalty
                where seller_id = ? and given_at > ? order by given_at desc, id desc limit ?""")
                .params(seller.value(), since(), most)
                .query((row, number) -> new Penalty(new Tsid(row.getLong(1)), row.getInt(2), row.getInt(3),
                        UtcColumn.get(row, "given_at")))
                .list();
    }

    /** Sellers who may sell and have so many points that an operator looks at them. */
    public List<Much> much(int most) {
        return jdbc.sql("""
                select p.seller_id, sum(p.points) much, min(p.given_at) since from commerce_seller_penalty p
                join commerce_seller s on s.id = p.seller_id and s.status in ('APPROVED', 'PAUSED')
                where p.given_at > ? group by p.seller_id having much >= ? order by much desc limit ?""")
                .params(since(), LatePenalty.CASE, most)
                .query((row, number) -> new Much(new SellerId(row.getLong(1)), row.getInt(2),
                        UtcColumn.get(row, "since")))
                .list();
    }

    private Object since() {
        return UtcColumn.of(clock.instant().minus(COUNT));
    }
}
