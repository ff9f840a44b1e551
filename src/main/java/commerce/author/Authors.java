package commerce.author;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.person.MaskedName;

/** Our own copy of members' masked names. The row of who left stays without one, so that an event that comes late brings none back. */
@Service
public class Authors {
    /** Of whom no event has told yet. */
    private static final String NAMELESS = "회원";

    private final JdbcClient jdbc;

    Authors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The names of some members. */
    public record Names(Map<Tsid, Optional<String>> known) {
        /** As much of a name as others see; null of who left. */
        public @Nullable String of(Tsid member) {
            return known.getOrDefault(member, Optional.of(NAMELESS)).orElse(null);
        }
    }

    @Transactional(readOnly = true)
    public Names of(Collection<Tsid> members) {
        Map<Tsid, Optional<String>> known = new HashMap<>();
        if (!members.isEmpty()) {
            jdbc.sql("select member_id, masked_name from commerce_author where member_id in (:members)")
                    .param("members", members.stream().map(Tsid::value).distinct().toList())
                    .query(row -> {
                        known.put(new Tsid(row.getLong("member_id")),
                                Optional.ofNullable(row.getString("masked_name")));
                    });
        }
        return new Names(known);
    }

    /** Nothing of one who has left, whichever event comes first. */
    @Transactional
    public void keep(Tsid member, String name) {
        jdbc.sql("""
                insert into commerce_author (member_id, masked_name) values (?, ?)
                on duplicate key update member_id = values(member_id)""").params(member.value(), MaskedName.of(name))
                .update();
    }

    @Transactional
    public void forget(Tsid member) {
        jdbc.sql("""
                insert into commerce_author (member_id, masked_name) values (?, null)
                on duplicate key update masked_name = null""").param(member.value()).update();
    }
}
