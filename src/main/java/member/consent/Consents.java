package member.consent;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import member.person.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.time.UtcColumn;

/** The terms in force, and what members said to them. */
@Repository
class Consents {
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    Consents(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a member said last. */
    record Said(String purpose, int version, boolean granted, Instant changedAt) {}

    /** The newest version per purpose that is in force, the required ones first. */
    @Transactional(readOnly = true)
    public List<Terms> inForce() {
        return jdbc.sql("""
                select t.purpose, t.version, t.required, t.title_ko, t.title_en, t.body_ko, t.body_en
                from member_terms t join (select purpose, max(version) as version from member_terms
                    where effective_from <= ? group by purpose) newest
                    on newest.purpose = t.purpose and newest.version = t.version
                order by t.required desc, t.purpose""").params(UtcColumn.of(clock.instant()))
                .query((row, number) -> new Terms(row.getString("purpose"), row.getInt("version"),
                        row.getBoolean("required"), row.getString("title_ko"), row.getString("title_en"),
                        row.getString("body_ko"), row.getString("body_en")))
                .list();
    }

    @Transactional(readOnly = true)
    public List<Said> of(MemberId member) {
        return jdbc.sql("""
                select purpose, terms_version, granted, changed_at from member_consent where member_id = ?
                order by purpose""").params(member.value()).query(this::said).list();
    }

    /** The same for one purpose; nobody changes it before the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Said> lock(MemberId member, String purpose) {
        return jdbc.sql("""
                select purpose, terms_version, granted, changed_at from member_consent
                where member_id = ? and purpose = ? for update""").params(member.value(), purpose).query(this::said)
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void put(MemberId member, String purpose, int version, boolean granted, Instant now) {
        jdbc.sql("""
                insert into member_consent_history (id, member_id, purpose, terms_version, granted, changed_at)
                values (?, ?, ?, ?, ?, ?)""")
                .params(ids.nextLong(), member.value(), purpose, version, granted, UtcColumn.of(now)).update();
        jdbc.sql("""
                insert into member_consent (member_id, purpose, terms_version, granted, changed_at)
                values (?, ?, ?, ?, ?)
                on duplicate key update terms_version = ?, granted = ?, changed_at = ?""")
                .params(member.value(), purpose, version, granted, UtcColumn.of(now), version, granted,
                        UtcColumn.of(now))
                .update();
    }

    private Said said(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Said(row.getString("purpose"), row.getInt("terms_version"), row.getBoolean("granted"),
                UtcColumn.get(row, "changed_at"));
    }
}
