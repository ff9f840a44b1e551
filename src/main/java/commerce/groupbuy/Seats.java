package commerce.groupbuy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import commerce.order.OrderId;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.ops.ManualCases;
import platform.time.UtcColumn;

/** The seats' rows. One changes under its order's lock, or when its team fails, under that one's. */
@Repository
class Seats {
    private static final String SELECT = """
            select order_id, team_id, deal_id, member_id, quantity, state from commerce_team_seat\s""";

    /** Money of a team that failed is asked back within a second; by then it is a case for a person. */
    private static final Duration LONGEST_LOSS = Duration.ofMinutes(10);

    private final JdbcClient jdbc;

    Seats(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A member's seat that is to be paid; false when they have another in that team: then roll back. */
    boolean add(TakenSeat seat) {
        try {
            return jdbc.sql("""
                    insert into commerce_team_seat (order_id, team_id, deal_id, member_id, holder, quantity, state)
                    values (?, ?, ?, ?, ?, ?, ?)""")
                    .params(seat.orderId().value(), seat.teamId().value(), seat.dealId().value(),
                            seat.memberId().value(), seat.memberId().value(), seat.quantity(), seat.state().name())
                    .update() == 1;
        } catch (DuplicateKeyException _) {
            return false;
        }
    }

    Optional<TakenSeat> find(OrderId order) {
        return jdbc.sql(SELECT + "where order_id = ?").param(order.value()).query(Seats::seat).optional();
    }

    List<TakenSeat> of(Collection<OrderId> orders) {
        return jdbc.sql(SELECT + "where order_id in (:orders) order by team_id, order_id")
                .param("orders", values(orders)).query(Seats::seat).list();
    }

    /** The seat that a member has in a team. */
    Optional<TakenSeat> held(TeamId team, Tsid member) {
        return jdbc.sql(SELECT + "where team_id = ? and holder = ?").params(team.value(), member.value())
                .query(Seats::seat).optional();
    }

    /** Those of these teams that are paid, in the order in which they were. */
    List<TakenSeat> paid(Collection<TeamId> teams) {
        if (teams.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(SELECT + "where team_id in (:teams) and state = 'PAID' order by team_id, paid_at, order_id")
                .param("teams", teams.stream().map(TeamId::value).toList()).query(Seats::seat).list();
    }

    void pay(OrderId order, Instant now) {
        jdbc.sql("update commerce_team_seat set state = 'PAID', paid_at = ? where order_id = ?")
                .params(UtcColumn.of(now), order.value()).update();
    }

    /** Nobody has it any more. */
    void free(Collection<OrderId> orders) {
        if (!orders.isEmpty()) {
            jdbc.sql("update commerce_team_seat set state = 'FREE', holder = null where order_id in (:orders)")
                    .param("orders", values(orders)).update();
        }
    }

    /** One that is nobody's is its member's again, who has no other in that team. */
    void reserveAgain(OrderId order) {
        jdbc.sql("update commerce_team_seat set state = 'RESERVED', holder = member_id where order_id = ?")
                .param(order.value()).update();
    }

    /** These teams have failed: the money of their paid seats has to be given back. */
    void lose(Collection<TeamId> teams) {
        if (!teams.isEmpty()) {
            jdbc.sql("update commerce_team_seat set state = 'LOST' where team_id in (:teams) and state = 'PAID'")
                    .param("teams", teams.stream().map(TeamId::value).toList()).update();
        }
    }

    /** The oldest after one whose money has to be given back. */
    List<OrderId> lost(long after, int most) {
        return jdbc
                .sql("""
                        select order_id from commerce_team_seat where state = 'LOST' and order_id > ? order by order_id limit ?""")
                .params(after, most).query((row, number) -> new OrderId(row.getLong(1))).list();
    }

    /** With their teams, which nobody has paid for. */
    void remove(Collection<TeamId> teams) {
        if (!teams.isEmpty()) {
            jdbc.sql("delete from commerce_team_seat where team_id in (:teams)")
                    .param("teams", teams.stream().map(TeamId::value).toList()).update();
        }
    }

    @Bean
    static ManualCases seatsWhoseMoneyStays(Seats seats, Clock clock) {
        return new ManualCases("commerce.lost-seat", () -> seats.staying(clock.instant(), Integer.MAX_VALUE).size(),
                most -> seats.staying(clock.instant(), most));
    }

    /** Lost for longer than a sweep takes. */
    @Transactional(readOnly = true)
    public List<ManualCases.Case> staying(Instant now, int most) {
        return jdbc
                .sql("""
                        select s.order_id, t.ended_at from commerce_team_seat s straight_join commerce_team t on t.id = s.team_id
                        where s.state = 'LOST' and t.ended_at <= ? order by s.order_id limit ?""")
                .params(UtcColumn.of(now.minus(LONGEST_LOSS)), most)
                .query((row, number) -> new ManualCases.Case(row.getString("order_id"), UtcColumn.get(row, "ended_at"),
                        "its team failed, and its money cannot be asked back; the log says why"))
                .list();
    }

    void refunding(Collection<OrderId> orders) {
        if (!orders.isEmpty()) {
            jdbc.sql("update commerce_team_seat set state = 'REFUNDING' where order_id in (:orders)")
                    .param("orders", values(orders)).update();
        }
    }

    /** Its money is back; false when none was on the way. */
    boolean refunded(OrderId order) {
        return jdbc.sql("update commerce_team_seat set state = 'REFUNDED' where order_id = ? and state = 'REFUNDING'")
                .param(order.value()).update() == 1;
    }

    private static List<Long> values(Collection<OrderId> orders) {
        return orders.stream().map(OrderId::value).toList();
    }

    private static TakenSeat seat(ResultSet row, int number) throws SQLException {
        return new TakenSeat(new OrderId(row.getLong("order_id")), new TeamId(row.getLong("team_id")),
                new DealId(row.getLong("deal_id")), new Tsid(row.getLong("member_id")), row.getInt("quantity"),
                SeatState.valueOf(row.getString("state")));
    }
}
