package member.staff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** The people who work in the browser, with what they prove themselves by. */
@Repository
class StaffPeople {
    private static final String TABLE = "member_staff";

    private final JdbcClient jdbc;
    private final FieldEncryption encryption;
    private final Clock clock;

    StaffPeople(JdbcClient jdbc, FieldEncryption encryption, Clock clock) {
        this.jdbc = jdbc;
        this.encryption = encryption;
        this.clock = clock;
    }

    record Person(Tsid id, String loginName, String passwordHash, TotpSecret totp, @Nullable Tsid sellerId) {
        @Override
        public String toString() {
            return "Person " + id;
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(Person person, Set<String> roles) {
        long id = person.id().value();
        jdbc.sql(
                """
                        insert into member_staff (id, login_name, password_hash, totp_secret, last_totp_step, failures, seller_id,
                            created_at) values (?, ?, ?, ?, 0, 0, ?, ?)""")
                .param(id).param(person.loginName())
                .param(encryption.encrypt(person.passwordHash(), address("password_hash", id)))
                .param(encryption.encrypt(person.totp().base32(), address("totp_secret", id)))
                .param(person.sellerId() == null ? null : person.sellerId().value())
                .param(UtcColumn.of(clock.instant())).update();
        roles.stream().sorted().forEach(role -> jdbc.sql("insert into member_staff_role (staff_id, role) values (?, ?)")
                .params(id, role).update());
    }

    @Transactional(readOnly = true)
    public boolean exists(String loginName) {
        return jdbc.sql("select count(*) from member_staff where login_name = ?").params(loginName)
                .query(Integer.class).single() > 0;
    }

    /** Somebody who may log in, locked out or not. */
    @Transactional(readOnly = true)
    public Optional<Person> find(String loginName) {
        return jdbc.sql("""
                select id, login_name, password_hash, totp_secret, seller_id from member_staff
                where login_name = ? and disabled_at is null""").params(loginName).query((row, number) -> {
            long id = row.getLong("id");
            long seller = row.getLong("seller_id");
            Tsid sellerId = row.wasNull() ? null : new Tsid(seller);
            return new Person(new Tsid(id), row.getString("login_name"),
                    encryption.decrypt(row.getString("password_hash"), address("password_hash", id)),
                    new TotpSecret(encryption.decrypt(row.getString("totp_secret"), address("totp_secret", id))),
                    sellerId);
        }).optional();
    }

    @Transactional(readOnly = true)
    public Set<String> roles(Tsid id) {
        return Set.copyOf(jdbc.sql("select role from member_staff_role where staff_id = ?").params(id.value())
                .query(String.class).list());
    }

    /** Counts a try as failed before it is judged, as for PINs; false while the person is locked out. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean takeTry(Tsid id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Integer failures = jdbc.sql("""
                select failures from member_staff where id = ? and (locked_until is null or locked_until <= ?)
                for update""").params(id.value(), UtcColumn.of(now)).query(Integer.class).optional().orElse(null);
        if (failures == null) {
            return false;
        }
        Duration wait = StaffLockout.after(failures + 1);
        jdbc.sql("update member_staff set failures = failures + 1, locked_until = ? where id = ?")
                .param(wait.isZero() ? null : UtcColumn.of(now.plus(wait))).param(id.value()).update();
        return true;
    }

    /** Accepts a step's code, once: false if it or a later one was accepted before. Forgets failures. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean accept(Tsid id, long step) {
        return jdbc.sql("""
                update member_staff set last_totp_step = ?, failures = 0, locked_until = null
                where id = ? and last_totp_step < ?""").params(step, id.value(), step).update() == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void changePassword(Tsid id, String hash) {
        jdbc.sql("update member_staff set password_hash = ? where id = ?")
                .params(encryption.encrypt(hash, address("password_hash", id.value())), id.value()).update();
    }

    private static FieldAddress address(String column, long id) {
        return new FieldAddress(TABLE, column, id);
    }
}
