package commerce.groupbuy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.database.Queries;
import platform.money.Won;
import platform.time.UtcColumn;

/** Deals and teams as sellers and operators see them. */
@Queries
class ReadSellerDeals {
    private static final String OF_SELLER = Deals.SELECT
            + "where d.seller_id = ? and d.id < ? order by d.id desc limit ?";
    private static final String COUNT = """
            select deal_id, status, count(*) as teams from commerce_team where deal_id in (:deals)
            group by deal_id, status""";
    private static final String OPEN = """
            select t.id, t.deal_id, p.name, t.size, t.taken, t.paid, t.deadline
            from commerce_team t straight_join commerce_product p on p.id = t.product_id
            where t.seller_id = ? and t.expire_at is not null order by t.expire_at, t.id limit ?""";
    private static final String RUNNING = """
            select d.id, p.name, d.seller_id, d.team_size, d.team_price, d.list_price, d.ends_at, d.cover_from,
                d.cover_budget, d.cover_spent
            from commerce_deal d straight_join commerce_product p on p.id = d.product_id
            where d.ends_at > ? and d.stopped_at is null order by d.ends_at, d.id limit ?""";

    private final JdbcClient jdbc;
    private final Clock clock;

    ReadSellerDeals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Where a deal stands. */
    enum State {
        PLANNED, OPEN, OVER, STOPPED
    }

    /** A deal with how many of its teams are open, were filled and came to nothing. */
    record Listed(Deal deal, State state, long open, long filled, long failed) {
        /** Of the teams that have ended, how many in a hundred were filled; null while none has. */
        public @Nullable Long rate() {
            long ended = filled + failed;
            return ended == 0 ? null : Math.round(100.0 * filled / ended);
        }

        public int left() {
            return deal.quota() - deal.taken();
        }
    }

    /** A team that waits for more, and how long it has. */
    record Waiting(TeamId id, String product, int size, int taken, int paid, Instant deadline, Duration left) {}

    /** What the platform covers of a deal. */
    record Covered(DealId id, String product, SellerId seller, int teamSize, Won teamPrice, Won listPrice,
            Instant endsAt, int from, Won budget, Won spent) {}

    /** A seller's deals with ids smaller than this, newest first. */
    public List<Listed> of(SellerId seller, long before, int most) {
        List<Deal> deals = jdbc.sql(OF_SELLER).params(seller.value(), before, most).query(Deals::deal).list();
        Map<Long, Map<TeamStatus, Long>> count = count(deals);
        Instant now = clock.instant();
        return deals.stream().map(deal -> {
            Map<TeamStatus, Long> of = count.getOrDefault(deal.id().value(), Map.of());
            return new Listed(deal, state(deal, now), of.getOrDefault(TeamStatus.OPEN, 0L),
                    of.getOrDefault(TeamStatus.FILLED, 0L),
                    of.getOrDefault(TeamStatus.FAILED, 0L) + of.getOrDefault(TeamStatus.REFUNDED, 0L));
        }).toList();
    }

    private Map<Long, Map<TeamStatus, Long>> count(List<Deal> deals) {
        Map<Long, Map<TeamStatus, Long>> count = new HashMap<>();
        if (!deals.isEmpty()) {
            jdbc.sql(COUNT).param("deals", deals.stream().map(deal -> deal.id().value()).toList())
                    .query(row -> {
                        count.computeIfAbsent(row.getLong("deal_id"), deal -> new EnumMap<>(TeamStatus.class))
                                .put(TeamStatus.valueOf(row.getString("status")), row.getLong("teams"));
                    });
        }
        return count;
    }

    private static State state(Deal deal, Instant now) {
        if (deal.stoppedAt() != null) {
            return State.STOPPED;
        }
        return now.isBefore(deal.startsAt()) ? State.PLANNED : now.isBefore(deal.endsAt()) ? State.OPEN : State.OVER;
    }

    /** A seller's open teams, the next to end first. */
    public List<Waiting> open(SellerId seller, int most) {
        Instant now = clock.instant();
        return jdbc.sql(OPEN).params(seller.value(), most).query((row, number) -> {
            Instant deadline = UtcColumn.get(row, "deadline");
            Duration left = Duration.between(now, deadline);
            return new Waiting(new TeamId(row.getLong("id")), row.getString("name"), row.getInt("size"),
                    row.getInt("taken"), row.getInt("paid"), deadline, left.isNegative() ? Duration.ZERO : left);
        }).list();
    }

    /** Everybody's deals that are not over, the next to end first. */
    public List<Covered> running(int most) {
        return jdbc.sql(RUNNING).params(UtcColumn.of(clock.instant()), most)
                .query((row, number) -> new Covered(new DealId(row.getLong("id")), row.getString("name"),
                        new SellerId(row.getLong("seller_id")), row.getInt("team_size"),
                        Won.of(row.getLong("team_price")), Won.of(row.getLong("list_price")),
                        UtcColumn.get(row, "ends_at"), row.getInt("cover_from"), Won.of(row.getLong("cover_budget")),
                        Won.of(row.getLong("cover_spent"))))
                .list();
    }
}
