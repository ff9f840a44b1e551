package member.staff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import member.person.Opaque;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** Invitations to choose a password: one at a time for a person, good once, stored as a hash. */
@Repository
class Enrolments {
    static final Duration LIFETIME = Duration.ofDays(3);

    private final JdbcClient jdbc;
    private final Clock clock;

    Enrolments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What is handed to the new person.
     *
     * @param ticket whoever has it becomes that person
     */
    record Invitation(String ticket, Instant expiresAt) {
        @Override
        public String toString() {
            return "Invitation until " + expiresAt;
        }
    }

    /** Makes an invitation in place of one before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Invitation invite(Tsid staffId) {
        Invitation invitation = new Invitation(Opaque.next(),
                clock.instant().truncatedTo(ChronoUnit.MICROS).plus(LIFETIME));
        String hash = Opaque.hash(invitation.ticket());
        jdbc.sql("""
                insert into member_staff_enrolment (staff_id, ticket_hash, expires_at) values (:id, :hash, :until)
                on duplicate key update ticket_hash = :hash, expires_at = :until""").param("id", staffId.value())
                .param("hash", hash).param("until", UtcColumn.of(invitation.expiresAt())).update();
        return invitation;
    }

    /** Whose invitation it is, if it is good. */
    @Transactional(readOnly = true)
    public Optional<Tsid> find(String ticket) {
        return jdbc.sql("select staff_id from member_staff_enrolment where ticket_hash = ? and expires_at > ?")
                .params(Opaque.hash(ticket), UtcColumn.of(clock.instant())).query(Long.class).optional().map(Tsid::new);
    }

    /** Uses an invitation up; false if it was used, replaced, or ran out. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean use(String ticket) {
        return jdbc.sql("delete from member_staff_enrolment where ticket_hash = ? and expires_at > ?")
                .params(Opaque.hash(ticket), UtcColumn.of(clock.instant())).update() == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(Tsid staffId) {
        jdbc.sql("delete from member_staff_enrolment where staff_id = ?").param(staffId.value()).update();
    }
}
