package pay.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** Who may not ask whom. */
@Component
class BlockedAskers {
    private final JdbcTemplate jdbc;

    BlockedAskers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One that a member has blocked.
     *
     * @param name masked, as their request showed it
     */
    record BlockedAsker(BlockedAskerId id, String name, Instant blockedAt) {}

    /** Blocks; what was blocked before stays as it is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public BlockedAsker put(Tsid member, Tsid asker, BlockedAsker blocked) {
        jdbc.update("""
                insert into pay_blocked_asker (id, member_id, asker, asker_name, blocked_at) values (?, ?, ?, ?, ?)
                on duplicate key update member_id = member_id""", blocked.id().value(), member.value(), asker.value(),
                blocked.name(), UtcColumn.of(blocked.blockedAt()));
        return query("asker = ? and member_id = ?", asker.value(), member.value()).getFirst();
    }

    /** Whether there was such a one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean remove(Tsid member, BlockedAskerId id) {
        return jdbc.update("delete from pay_blocked_asker where id = ? and member_id = ?", id.value(),
                member.value()) == 1;
    }

    /** Latest first. */
    @Transactional(readOnly = true)
    public List<BlockedAsker> of(Tsid member, long before, int most) {
        return query("member_id = ? and id < ? order by id desc limit ?", member.value(), before, most);
    }

    /** Those of these members who have blocked the asker. */
    @Transactional(readOnly = true)
    public Set<Tsid> blocking(Tsid asker, Collection<Tsid> members) {
        List<Object> values = new ArrayList<>(List.of(asker.value()));
        members.forEach(member -> values.add(member.value()));
        return new HashSet<>(jdbc.query("select member_id from pay_blocked_asker where asker = ? and member_id in ("
                + String.join(",", Collections.nCopies(members.size(), "?")) + ")",
                (row, _) -> new Tsid(row.getLong(1)), values.toArray()));
    }

    /** Forgets whom a member has blocked and who has blocked them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Tsid member) {
        jdbc.update("delete from pay_blocked_asker where member_id = ?", member.value());
        jdbc.update("delete from pay_blocked_asker where asker = ?", member.value());
    }

    private List<BlockedAsker> query(String where, Object... values) {
        return jdbc.query("select id, asker_name, blocked_at from pay_blocked_asker where " + where,
                (row, _) -> new BlockedAsker(new BlockedAskerId(row.getLong("id")), row.getString("asker_name"),
                        UtcColumn.get(row, "blocked_at")),
                values);
    }
}
