package pay.point;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.events.PointsExpired;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** Members' points by grant, with what is left of each and when that lapses. */
@Repository
class PointLots {
    static final String NEXT_EXPIRY = """
            select lapses_at, remaining - held points from pay_point_lot force index (ix_pay_point_lot_member)
            where member_id = ? and lapses_at is not null order by lapses_at, grant_id limit 1
            """;

    static final String DUE = """
            select lapses_at, member_id from pay_point_lot force index (ix_pay_point_lot_lapse)
            where lapses_at <= ? and (lapses_at > ? or lapses_at = ? and member_id > ?)
            order by lapses_at, member_id limit ?
            """;

    private final JdbcClient jdbc;

    PointLots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What of a member's points lapses first. */
    record Expiry(Instant at, long points) {}

    /** Something of a member that is due, and since when. */
    record Due(Instant at, Tsid member) {
        /** Before all others. */
        static final Due FIRST = new Due(Instant.EPOCH, new Tsid(0));
    }

    /** What of a lot can be spent. */
    record Spendable(long grantId, long points) {}

    /** A lot whose day has come: whose it is, and what gave it. */
    record Over(Tsid member, Tsid programme) {}

    /** What is added to what is left of a lot, and to what of that is held; one lot once among several. */
    record LotChange(long grantId, long remaining, long held) {
        LotChange plus(LotChange other) {
            return new LotChange(grantId, remaining + other.remaining, held + other.held);
        }
    }

    @Transactional(readOnly = true)
    public boolean has(Tsid grant) {
        return jdbc.sql("select grant_id from pay_point_lot where grant_id = ?").param(grant.value())
                .query(Long.class).optional().isPresent();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(PointGrant grant, Instant now) {
        jdbc.sql("""
                insert into pay_point_lot
                    (grant_id, member_id, programme_id, granted, remaining, granted_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?)
                """).params(grant.id().value(), grant.memberId().value(), grant.programmeId().value(), grant.points(),
                grant.points(), UtcColumn.of(now), UtcColumn.of(grant.expiresAt())).update();
    }

    /** How much of a grant has lapsed. */
    @Transactional(readOnly = true)
    public long lapsed(Tsid grant) {
        return jdbc.sql("select lapsed from pay_point_lot where grant_id = ?").param(grant.value()).query(Long.class)
                .optional().orElse(0L);
    }

    /** What is due, the oldest first, after one of them. */
    @Transactional(readOnly = true)
    public List<Due> due(Instant now, Due after, int most) {
        LocalDateTime at = UtcColumn.of(after.at());
        return jdbc.sql(DUE).params(UtcColumn.of(now), at, at, after.member().value(), most)
                .query((row, number) -> new Due(UtcColumn.get(row, "lapses_at"), new Tsid(row.getLong("member_id"))))
                .list();
    }

    /** When the first of all lapses, or should have. */
    @Transactional(readOnly = true)
    public Optional<Instant> firstLapse() {
        return jdbc.sql("select lapses_at from pay_point_lot where lapses_at is not null order by lapses_at limit 1")
                .query((row, number) -> UtcColumn.get(row, "lapses_at")).optional();
    }

    /** Takes from a member's lots what is due of each; what is held stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<PointsExpired.Lot> lapse(Tsid member, Instant now) {
        List<PointsExpired.Lot> lapsed = jdbc.sql("""
                select grant_id, programme_id, remaining - held points
                from pay_point_lot force index (ix_pay_point_lot_member)
                where member_id = ? and lapses_at <= ? order by lapses_at, grant_id for update
                """).params(member.value(), UtcColumn.of(now))
                .query((row, number) -> new PointsExpired.Lot(new Tsid(row.getLong("grant_id")),
                        new Tsid(row.getLong("programme_id")), row.getLong("points")))
                .list();
        if (!lapsed.isEmpty()) {
            jdbc.sql(
                    "update pay_point_lot set lapsed = lapsed + remaining - held, remaining = held where grant_id in (:grants)")
                    .param("grants", lapsed.stream().map(lot -> lot.grantId().value()).toList()).update();
        }
        return lapsed;
    }

    /** What can be spent of some members' lots; of each, what lapses first comes first. Whoever holds these members' balances of points has the lots. */
    @Transactional(propagation = Propagation.MANDATORY)
    Map<Tsid, List<Spendable>> spendable(Collection<Tsid> members) {
        return jdbc.sql("""
                select member_id, grant_id, remaining - held points
                from pay_point_lot force index (ix_pay_point_lot_member)
                where member_id in (:members) and lapses_at is not null order by member_id, lapses_at, grant_id
                """).param("members", members.stream().map(Tsid::value).toList())
                .query((row, number) -> Map.entry(new Tsid(row.getLong("member_id")),
                        new Spendable(row.getLong("grant_id"), row.getLong("points"))))
                .list().stream().collect(Collectors.groupingBy(Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Adds to what is left and held of lots; what is no longer there, or is held twice, fails. */
    @Transactional(propagation = Propagation.MANDATORY)
    void add(List<LotChange> changes) {
        String rows = String.join(" union all ",
                Collections.nCopies(changes.size(), "select ? grant_id, ? remaining, ? held"));
        List<Object> values = new ArrayList<>(3 * changes.size());
        changes.forEach(each -> values.addAll(List.of(each.grantId(), each.remaining(), each.held())));
        jdbc.sql("update pay_point_lot l join (" + rows + ") d on d.grant_id = l.grant_id "
                + "set l.remaining = l.remaining + d.remaining, l.held = l.held + d.held").params(values).update();
    }

    /** Whose lots they are, of those whose day has come. */
    @Transactional(propagation = Propagation.MANDATORY)
    Map<Long, Over> over(Collection<Long> grants, Instant now) {
        return jdbc.sql("""
                select grant_id, member_id, programme_id from pay_point_lot
                where grant_id in (:grants) and expires_at <= :now
                """).param("grants", grants).param("now", UtcColumn.of(now))
                .query((row, number) -> Map.entry(row.getLong("grant_id"),
                        new Over(new Tsid(row.getLong("member_id")), new Tsid(row.getLong("programme_id")))))
                .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Nothing is left of any. */
    @Transactional(propagation = Propagation.MANDATORY)
    void empty(Tsid member) {
        jdbc.sql("update pay_point_lot set remaining = 0 where member_id = ?").param(member.value()).update();
    }

    @Transactional(readOnly = true)
    public Optional<Expiry> nextExpiry(Tsid member) {
        return jdbc.sql(NEXT_EXPIRY).param(member.value())
                .query((row, number) -> new Expiry(UtcColumn.get(row, "lapses_at"), row.getLong("points")))
                .optional();
    }
}
