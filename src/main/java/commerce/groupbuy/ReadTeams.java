package commerce.groupbuy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import commerce.order.OrderId;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.database.Queries;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** Teams to be shown. */
@Queries
class ReadTeams {
    private static final String COLUMNS = """
            t.id, t.deal_id, t.seller_id, t.product_id, p.name, t.status, t.size, t.taken, t.paid, d.team_price,
            d.list_price, t.opened_at, t.deadline, t.end_reason""";
    private static final String JOINED = """
            straight_join commerce_deal d on d.id = t.deal_id straight_join commerce_product p on p.id = t.product_id\s""";
    private static final String SELECT = "select " + COLUMNS + " from commerce_team t " + JOINED;
    /** Of a deal, to be joined: those that end first, first; none while its product or its seller does not sell, or when the deal's pieces are all taken. */
    private static final String JOINABLE = SELECT
            + """
                    straight_join commerce_seller s on s.id = t.seller_id
                    where t.deal_id = :deal and t.expire_at >= :after and (t.expire_at > :after or t.id > :id)
                        and t.taken < t.size and t.paid > 0 and d.taken < d.quota and p.status = 'ON_SALE' and s.status = 'APPROVED'
                    order by t.expire_at, t.id limit :most""";

    private final JdbcClient jdbc;
    private final Clock clock;

    ReadTeams(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A member's seat. */
    record OwnSeat(OrderId order, TeamView team, int quantity, SeatState state, boolean leads) {}

    /** One that was ever open. */
    Optional<TeamView> find(TeamId id) {
        return of(List.of(id)).stream().findFirst();
    }

    /** Those of these that were ever open. */
    List<TeamView> of(Collection<TeamId> ids) {
        Instant now = clock.instant();
        return jdbc.sql(SELECT + "where t.id in (:ids) and t.opened_at is not null")
                .param("ids", ids.stream().map(TeamId::value).toList()).query((row, number) -> team(row, now)).list();
    }

    /** Those of a deal that can be joined after this deadline and id, the next to end first. */
    List<TeamView> joinable(DealId deal, Instant after, long id, int most) {
        Instant now = clock.instant();
        return jdbc.sql(JOINABLE).param("deal", deal.value()).param("after", UtcColumn.of(after)).param("id", id)
                .param("most", most).query((row, number) -> team(row, now)).list();
    }

    /** A member's seats with orders' ids smaller than this, newest first. */
    List<OwnSeat> seats(Tsid member, long before, int most) {
        Instant now = clock.instant();
        return jdbc.sql("select s.order_id, s.quantity, s.state, coalesce(t.leader_id, 0) as leader, " + COLUMNS
                + " from commerce_team_seat s straight_join commerce_team t on t.id = s.team_id " + JOINED + """
                        where s.member_id = ? and s.order_id < ? and t.opened_at is not null
                        order by s.order_id desc limit ?""").params(member.value(), before, most)
                .query((row, number) -> new OwnSeat(new OrderId(row.getLong("order_id")), team(row, now),
                        row.getInt("quantity"), SeatState.valueOf(row.getString("state")),
                        row.getLong("leader") == member.value() && !row.getString("state").equals("FREE")))
                .list();
    }

    private static TeamView team(ResultSet row, Instant now) throws SQLException {
        TeamStatus status = TeamStatus.valueOf(row.getString("status"));
        Instant deadline = UtcColumn.get(row, "deadline");
        String end = row.getString("end_reason");
        return new TeamView(new TeamId(row.getLong("id")), new DealId(row.getLong("deal_id")),
                new SellerId(row.getLong("seller_id")), new ProductId(row.getLong("product_id")), row.getString("name"),
                status, row.getInt("size"), row.getInt("taken"), row.getInt("paid"),
                Won.of(row.getLong("team_price")), Won.of(row.getLong("list_price")), UtcColumn.get(row, "opened_at"),
                deadline,
                status == TeamStatus.OPEN
                        ? Math.max(0, Duration.between(now, deadline).plusMillis(999).toSeconds())
                        : 0,
                end == null ? null : TeamEnd.valueOf(end));
    }
}
