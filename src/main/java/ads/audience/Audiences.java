package ads.audience;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** What the other modules tell of people, in whatever order: one row each, without anything that names them. */
@Component
public class Audiences {
    private final JdbcClient jdbc;
    private final RowInsert joined;

    Audiences(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.joined = new RowInsert(template, "ads_audience", "member_id", "marketing", "segments")
                .whereTaken("segments = if(left_at is null, segments | values(segments), 0)");
    }

    /** What is known of a person now. */
    @Transactional(readOnly = true)
    public Optional<Audience> find(long member) {
        return jdbc.sql("select marketing, segments from ads_audience where member_id = ?").param(member)
                .query((row, number) -> new Audience(row.getBoolean("marketing"), row.getLong("segments"))).optional();
    }

    /** Keeps the newest word on marketing. */
    @Transactional
    void agreed(Tsid member, boolean granted, Instant at) {
        // consent_at last: an assignment sees what those before it have set.
        jdbc.sql("""
                insert into ads_audience (member_id, marketing, consent_at, segments) values (:member, :granted, :at, 0)
                on duplicate key update
                    marketing = if(left_at is null and (consent_at is null or consent_at < :at), :granted, marketing),
                    consent_at = if(consent_at is null or consent_at < :at, :at, consent_at)""")
                .param("member", member.value()).param("granted", granted).param("at", UtcColumn.of(at)).update();
    }

    /** Adds people to a segment. */
    @Transactional
    void joins(List<Tsid> members, Segment segment) {
        // In one order, so that two who tell of the same people do not wait for each other in a circle.
        joined.insert(members.stream().sorted()
                .map(member -> new @Nullable Object[]{member.value(), false, segment.bit()}).toList());
    }

    /** Erases what is known of a person who left; what is told of them later leaves no trace. */
    @Transactional
    void forget(Tsid member, Instant at) {
        jdbc.sql("""
                insert into ads_audience (member_id, marketing, segments, left_at) values (:member, false, 0, :at)
                on duplicate key update marketing = false, segments = 0, left_at = coalesce(left_at, :at)""")
                .param("member", member.value()).param("at", UtcColumn.of(at)).update();
        jdbc.sql("delete from ads_frequency where member_id = ?").param(member.value()).update();
    }
}
