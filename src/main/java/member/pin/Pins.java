package member.pin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import member.error.MemberError;
import member.person.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import platform.time.UtcColumn;
import platform.web.DomainException;

/** PINs as they are stored, and how often each was got wrong. */
@Repository
class Pins {
    private final JdbcClient jdbc;
    private final FieldEncryption encryption;
    private final Clock clock;

    Pins(JdbcClient jdbc, FieldEncryption encryption, Clock clock) {
        this.jdbc = jdbc;
        this.encryption = encryption;
        this.clock = clock;
    }

    private record Row(String hash, int failures, @Nullable Instant lockedUntil, long version) {}

    /** A PIN that is tried: its hash, and of which version it is. */
    record Tried(String hash, long version) {
        @Override
        public String toString() {
            return "Tried version " + version;
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void set(MemberId member, String hash) {
        String encrypted = encryption.encrypt(hash, address(member));
        jdbc.sql("""
                insert into member_pin (member_id, hash, failures, changed_at) values (?, ?, 0, ?)
                on duplicate key update hash = ?, failures = 0, locked_until = null, changed_at = ?,
                    version = version + 1""")
                .params(member.value(), encrypted, UtcColumn.of(clock.instant()), encrypted,
                        UtcColumn.of(clock.instant()))
                .update();
    }

    /** Another PIN for one that is forgotten: failures and a lock stay as they are. */
    @Transactional(propagation = Propagation.MANDATORY)
    void replace(MemberId member, String hash) {
        jdbc.sql("update member_pin set hash = ?, changed_at = ?, version = version + 1 where member_id = ?")
                .params(encryption.encrypt(hash, address(member)), UtcColumn.of(clock.instant()), member.value())
                .update();
    }

    /**
     * Counts a try as failed, and commits that, before anybody knows whether it is: many at once get no try more.
     *
     * @return what to compare with; nothing of a member who has just left
     * @throws DomainException {@link MemberError#PIN_LOCKED}
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<Tried> takeTry(MemberId member) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Row> found = jdbc.sql("""
                select hash, failures, locked_until, version from member_pin where member_id = ? for update""")
                .params(member.value()).query((set, number) -> new Row(set.getString("hash"), set.getInt("failures"),
                        UtcColumn.find(set, "locked_until"), set.getLong("version")))
                .optional();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Row row = found.get();
        if (row.lockedUntil() != null && row.lockedUntil().isAfter(now)) {
            Duration wait = Duration.between(now, row.lockedUntil());
            throw DomainException.retryAfter(wait, MemberError.PIN_LOCKED, wait.plusSeconds(59).toMinutes());
        }
        Duration wait = PinLockout.after(row.failures() + 1);
        jdbc.sql("update member_pin set failures = failures + 1, locked_until = ? where member_id = ?")
                .param(wait.isZero() ? null : UtcColumn.of(now.plus(wait))).param(member.value()).update();
        return Optional.of(new Tried(encryption.decrypt(row.hash(), address(member)), row.version()));
    }

    /** The try was right after all: failures are forgotten. False if there is another PIN meanwhile. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean passed(JudgedPin pin) {
        return jdbc.sql("""
                update member_pin set failures = 0, locked_until = null where member_id = ? and version = ?""")
                .params(pin.member().value(), pin.version()).update() == 1;
    }

    /** Keeps a PIN from being changed until the transaction ends; false if it has been. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean hold(JudgedPin pin) {
        return jdbc.sql("select 1 from member_pin where member_id = ? and version = ? for update")
                .params(pin.member().value(), pin.version()).query(Integer.class).optional().isPresent();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void forget(MemberId member) {
        jdbc.sql("delete from member_pin where member_id = ?").params(member.value()).update();
    }

    private static FieldAddress address(MemberId member) {
        return new FieldAddress("member_pin", "hash", member.value());
    }
}
