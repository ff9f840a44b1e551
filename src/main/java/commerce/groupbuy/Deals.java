package commerce.groupbuy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** The deals' rows, and how many pieces each buyer has of one. A team is locked before its deal, and that before its buyers. */
@Repository
class Deals {
    /** From the deal on, along whose index a list goes. */
    static final String SELECT = """
            select d.id, d.seller_id, d.product_id, p.name, d.team_size, d.team_price, d.list_price, d.minutes, d.quota,
                d.taken, d.per_buyer, d.starts_at, d.ends_at, d.stopped_at, d.cover_from
            from commerce_deal d straight_join commerce_product p on p.id = d.product_id\s""";

    private final JdbcClient jdbc;

    Deals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Deal deal, Instant now) {
        jdbc.sql(
                """
                        insert into commerce_deal (id, seller_id, product_id, team_size, team_price, list_price, minutes, quota,
                            per_buyer, starts_at, ends_at, created_at)
                        values (:id, :seller, :product, :size, :teamPrice, :listPrice, :minutes, :quota, :perBuyer, :from, :until,
                            :now)""")
                .param("id", deal.id().value()).param("seller", deal.sellerId().value())
                .param("product", deal.productId().value()).param("size", deal.teamSize())
                .param("teamPrice", deal.teamPrice().amount()).param("listPrice", deal.listPrice().amount())
                .param("minutes", deal.timeToFill().toMinutes()).param("quota", deal.quota())
                .param("perBuyer", deal.perBuyer()).param("from", UtcColumn.of(deal.startsAt()))
                .param("until", UtcColumn.of(deal.endsAt())).param("now", UtcColumn.of(now)).update();
    }

    Optional<Deal> find(DealId id) {
        return jdbc.sql(SELECT + "where d.id = ?").param(id.value()).query(Deals::deal).optional();
    }

    Map<DealId, Deal> of(Collection<DealId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc.sql(SELECT + "where d.id in (:ids)").param("ids", ids.stream().map(DealId::value).toList())
                .query(Deals::deal).stream().collect(Collectors.toMap(Deal::id, Function.identity()));
    }

    /** No more teams of it are opened; false when that was so before. */
    boolean stop(DealId id, Instant now) {
        return jdbc.sql("update commerce_deal set stopped_at = ? where id = ? and stopped_at is null")
                .params(UtcColumn.of(now), id.value()).update() == 1;
    }

    /** So many pieces of it are a seat's; false when there are not so many left. */
    boolean take(DealId id, int pieces) {
        return jdbc.sql("update commerce_deal set taken = taken + :pieces where id = :id and taken + :pieces <= quota")
                .param("pieces", pieces).param("id", id.value()).update() == 1;
    }

    /** The same of what a buyer may have. */
    boolean take(DealId id, Tsid buyer, int pieces, int most) {
        jdbc.sql("""
                insert into commerce_deal_buyer (deal_id, member_id, pieces) values (?, ?, 0)
                on duplicate key update pieces = pieces""").params(id.value(), buyer.value()).update();
        return jdbc.sql("""
                update commerce_deal_buyer set pieces = pieces + :pieces
                where deal_id = :deal and member_id = :buyer and pieces + :pieces <= :most""").param("pieces", pieces)
                .param("deal", id.value()).param("buyer", buyer.value()).param("most", most).update() == 1;
    }

    void giveBack(DealId id, int pieces) {
        jdbc.sql("update commerce_deal set taken = taken - ? where id = ?").params(pieces, id.value()).update();
    }

    void giveBack(DealId id, Tsid buyer, int pieces) {
        jdbc.sql("update commerce_deal_buyer set pieces = pieces - ? where deal_id = ? and member_id = ?")
                .params(pieces, id.value(), buyer.value()).update();
    }

    /** From how many paid seats on the platform pays for what a team lacks, and how much of it in all. */
    void coverFrom(DealId id, @Nullable Integer seats, Won budget) {
        jdbc.sql(
                "update commerce_deal set cover_from = :seats, cover_budget = greatest(:budget, cover_spent) where id = :id")
                .param("seats", seats).param("budget", budget.amount()).param("id", id.value()).update();
    }

    /** The platform pays so much; false when its budget for this deal does not hold it. */
    boolean spend(DealId id, Won amount) {
        return jdbc.sql("""
                update commerce_deal set cover_spent = cover_spent + :amount
                where id = :id and cover_spent + :amount <= cover_budget""").param("amount", amount.amount())
                .param("id", id.value()).update() == 1;
    }

    static Deal deal(ResultSet row, int number) throws SQLException {
        int coverFrom = row.getInt("cover_from");
        return new Deal(new DealId(row.getLong("id")), new SellerId(row.getLong("seller_id")),
                new ProductId(row.getLong("product_id")), row.getString("name"), row.getInt("team_size"),
                Won.of(row.getLong("team_price")), Won.of(row.getLong("list_price")),
                Duration.ofMinutes(row.getInt("minutes")), row.getInt("quota"), row.getInt("taken"),
                row.getInt("per_buyer"), UtcColumn.get(row, "starts_at"), UtcColumn.get(row, "ends_at"),
                UtcColumn.find(row, "stopped_at"), coverFrom == 0 ? null : coverFrom);
    }
}
