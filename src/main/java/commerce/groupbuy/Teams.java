package commerce.groupbuy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** The teams' rows. An order is locked before its team. */
@Repository
class Teams {
    private static final String SELECT = """
            select id, deal_id, seller_id, product_id, leader_id, size, minutes, status, taken, paid, opened_at, deadline,
                ended_at, end_reason
            from commerce_team\s""";

    private final JdbcClient jdbc;

    Teams(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Team team) {
        jdbc.sql("""
                insert into commerce_team (id, deal_id, seller_id, product_id, size, minutes, status, taken, paid)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(team.id().value(), team.dealId().value(), team.sellerId().value(), team.productId().value(),
                        team.size(), team.timeToFill().toMinutes(), team.status().name(), team.taken(), team.paid())
                .update();
    }

    Optional<Team> find(TeamId id) {
        return jdbc.sql(SELECT + "where id = ?").param(id.value()).query(Teams::team).optional();
    }

    /** A seat of an open team is somebody's; false when it has none, or is not open. */
    boolean takeSeat(TeamId id, Instant now) {
        return jdbc.sql("""
                update commerce_team set taken = taken + 1
                where id = ? and status = 'OPEN' and taken < size and deadline > ?""")
                .params(id.value(), UtcColumn.of(now)).update() == 1;
    }

    /** So many seats that were not paid are nobody's. */
    void freeSeats(TeamId id, int seats) {
        jdbc.sql("update commerce_team set taken = taken - ? where id = ?").params(seats, id.value()).update();
    }

    /** A member of a team that failed has their money back; with the last of them it is over. */
    void refunded(TeamId id) {
        jdbc.sql("""
                update commerce_team
                set status = case when refunding = 1 then 'REFUNDED' else status end, refunding = refunding - 1
                where id = ?""").param(id.value()).update();
    }

    Team lock(TeamId id) {
        return jdbc.sql(SELECT + "where id = ? for update").param(id.value()).query(Teams::team).single();
    }

    /**
     * Locks up to {@code most} whose time is over, those that another instance works on left out. One of whose seats is being
     * paid waits for that.
     */
    List<Team> lockExpired(Instant now, int most) {
        return jdbc.sql(SELECT + """
                where expire_at <= ? and taken = paid order by expire_at limit ? for update skip locked""")
                .params(UtcColumn.of(now), most).query(Teams::team).list();
    }

    /** Locks up to {@code most} of a seller's that are open. */
    List<Team> lockOf(SellerId seller, int most) {
        return jdbc.sql(SELECT + """
                where seller_id = ? and expire_at is not null order by expire_at limit ? for update""")
                .params(seller.value(), most).query(Teams::team).list();
    }

    /** Writes what has become of one that is locked. */
    void save(Team team) {
        Tsid leader = team.leaderId();
        TeamEnd end = team.end();
        jdbc.sql("""
                update commerce_team set leader_id = :leader, status = :status, taken = :taken, paid = :paid,
                    refunding = :refunding, opened_at = :openedAt, deadline = :deadline, expire_at = :expireAt,
                    ended_at = :endedAt, end_reason = :end
                where id = :id""").param("leader", leader == null ? null : leader.value())
                .param("status", team.status().name()).param("taken", team.taken()).param("paid", team.paid())
                .param("refunding", team.status() == TeamStatus.FAILED ? team.paid() : 0)
                .param("openedAt", utc(team.openedAt())).param("deadline", utc(team.deadline()))
                .param("expireAt", team.status() == TeamStatus.OPEN ? utc(team.deadline()) : null)
                .param("endedAt", utc(team.endedAt())).param("end", end == null ? null : end.name())
                .param("id", team.id().value()).update();
    }

    private static @Nullable Object utc(@Nullable Instant at) {
        return at == null ? null : UtcColumn.of(at);
    }

    static Team team(ResultSet row, int number) throws SQLException {
        long leader = row.getLong("leader_id");
        String end = row.getString("end_reason");
        return new Team(new TeamId(row.getLong("id")), new DealId(row.getLong("deal_id")),
                new SellerId(row.getLong("seller_id")), new ProductId(row.getLong("product_id")),
                leader == 0 ? null : new Tsid(leader), row.getInt("size"), Duration.ofMinutes(row.getInt("minutes")),
                TeamStatus.valueOf(row.getString("status")), row.getInt("taken"), row.getInt("paid"),
                UtcColumn.find(row, "opened_at"), UtcColumn.find(row, "deadline"), UtcColumn.find(row, "ended_at"),
                end == null ? null : TeamEnd.valueOf(end));
    }
}
