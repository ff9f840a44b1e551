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
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.ops.ManualCases;
import platform.time.UtcColumn;

/** The teams' rows. An order is locked before its team. */
@Repository
class Teams {
    private static final String SELECT = """
            select id, deal_id, seller_id, product_id, leader_id, size, minutes, status, taken, paid, opened_at, deadline,
                ended_at, end_reason
            from commerce_team\s""";

    /** A team ends within a second; one that has not by then is a case for a person. */
    private static final Duration LONGEST_END = Duration.ofMinutes(10);

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
        return lockIfThere(id).orElseThrow();
    }

    /** The same of one that may have been removed. */
    Optional<Team> lockIfThere(TeamId id) {
        return jdbc.sql(SELECT + "where id = ? for update").param(id.value()).query(Teams::team).optional();
    }

    /** Up to {@code most} with smaller ids that nobody has paid for or is about to. */
    List<TeamId> lockNeverOpened(long before, int most) {
        return jdbc.sql("""
                select id from commerce_team where status = 'FORMING' and id < ? and taken = 0 order by id limit ?
                for update skip locked""").params(before, most).query((row, number) -> new TeamId(row.getLong("id")))
                .list();
    }

    void remove(Collection<TeamId> teams) {
        if (!teams.isEmpty()) {
            jdbc.sql("delete from commerce_team where id in (:teams)")
                    .param("teams", teams.stream().map(TeamId::value).toList()).update();
        }
    }

    /** Whether a team of a deal has time left. */
    boolean areOpen(DealId deal, Instant now) {
        return jdbc.sql("select exists (select 1 from commerce_team where deal_id = ? and expire_at > ?)")
                .params(deal.value(), UtcColumn.of(now)).query(Boolean.class).single();
    }

    /** A place in the list of teams by their ends. */
    record Place(TeamId id, Instant expireAt) {
        static final Place FIRST = new Place(new TeamId(0), Instant.EPOCH);
    }

    /**
     * Up to {@code most} whose time is over, after a place, the oldest first. One of whose seats is being paid waits for that.
     */
    List<Place> expired(Instant now, Place after, int most) {
        return jdbc.sql("""
                select id, expire_at from commerce_team
                where expire_at <= :now and expire_at >= :after and (expire_at > :after or id > :id) and taken = paid
                order by expire_at, id limit :most""").param("now", UtcColumn.of(now))
                .param("after", UtcColumn.of(after.expireAt())).param("id", after.id().value()).param("most", most)
                .query(Teams::place).list();
    }

    /** Up to {@code most} of a seller's that are open, after a place, the next to end first. */
    List<Place> openOf(SellerId seller, Place after, int most) {
        return jdbc.sql("""
                select id, expire_at from commerce_team
                where seller_id = :seller and expire_at >= :after and (expire_at > :after or id > :id)
                order by expire_at, id limit :most""").param("seller", seller.value())
                .param("after", UtcColumn.of(after.expireAt())).param("id", after.id().value()).param("most", most)
                .query(Teams::place).list();
    }

    /** Locks those whose time is over; left out is what has ended, is being paid, or what another instance works on. */
    List<Team> lockExpired(Collection<TeamId> ids, Instant now) {
        return jdbc.sql(SELECT + """
                where id in (:ids) and expire_at <= :now and taken = paid order by id for update skip locked""")
                .param("ids", ids.stream().map(TeamId::value).toList()).param("now", UtcColumn.of(now))
                .query(Teams::team).list();
    }

    /** These, which are locked, have come to nothing; what they have of paid seats is to be refunded when they are FAILED. */
    void end(Collection<TeamId> ids, TeamStatus status, TeamEnd why, Instant now) {
        jdbc.sql("""
                update commerce_team set status = :status, refunding = if(:status = 'FAILED', paid, 0),
                    expire_at = null, ended_at = :now, end_reason = :why where id in (:ids)""")
                .param("status", status.name()).param("now", UtcColumn.of(now)).param("why", why.name())
                .param("ids", ids.stream().map(TeamId::value).toList()).update();
    }

    @Bean
    static ManualCases teamsThatDoNotEnd(Teams teams, Clock clock) {
        return new ManualCases("commerce.stuck-team", () -> teams.stuck(clock.instant()),
                most -> teams.longestStuck(clock.instant(), most));
    }

    @Transactional(readOnly = true)
    public long stuck(Instant now) {
        return jdbc.sql("select count(*) from commerce_team where expire_at <= ? and taken = paid")
                .param(UtcColumn.of(now.minus(LONGEST_END))).query(Long.class).single();
    }

    @Transactional(readOnly = true)
    public List<ManualCases.Case> longestStuck(Instant now, int most) {
        return expired(now.minus(LONGEST_END), Place.FIRST, most).stream()
                .map(each -> new ManualCases.Case(each.id().toString(), each.expireAt(),
                        "its time is over, and it does not end; the log says why"))
                .toList();
    }

    private static Place place(ResultSet row, int number) throws SQLException {
        return new Place(new TeamId(row.getLong("id")), UtcColumn.get(row, "expire_at"));
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
