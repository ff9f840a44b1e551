package benefit.departed;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** Members who left: a token of theirs may live on for minutes, and an event about them may come late. */
@Component
public class DepartedMembers {
    private final JdbcClient jdbc;

    DepartedMembers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Tsid member, Instant leftAt) {
        jdbc.sql("""
                insert into benefit_departed_member (member_id, left_at) values (?, ?)
                on duplicate key update left_at = left_at""").params(member.value(), UtcColumn.of(leftAt)).update();
    }

    /**
     * Whether they left. Ask it after writing something of theirs, and undo that when they did: it locks, so that of a
     * writing and a leaving at the same time, either the leaving finds the rows and waits for them, or this finds the
     * leaving's and waits for that.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean contains(Tsid member) {
        return !among(List.of(member)).isEmpty();
    }

    /** Those of these who left; the same of several. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<Tsid> among(Collection<Tsid> members) {
        return jdbc.sql("""
                select member_id from benefit_departed_member where member_id in (:members)
                order by member_id for update""").param("members", members.stream().map(Tsid::value).toList())
                .query((row, _) -> new Tsid(row.getLong("member_id"))).set();
    }
}
