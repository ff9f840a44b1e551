package member.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.time.UtcColumn;
import platform.web.DomainException;
import platform.web.PlatformError;

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

    /** Somebody who can log in at once. */
    @Transactional(propagation = Propagation.MANDATORY)
    void add(Person person, Set<String> roles) {
        insert(person.id().value(), person.loginName(), person.passwordHash(), person.totp(), person.sellerId());
        setRoles(person.id(), roles);
    }

    /** Somebody who has to choose a password first. */
    @Transactional(propagation = Propagation.MANDATORY)
    void invite(Tsid id, String loginName, TotpSecret totp, @Nullable Tsid sellerId, Set<String> roles) {
        insert(id.value(), loginName, null, totp, sellerId);
        setRoles(id, roles);
    }

    private void insert(long id, String loginName, @Nullable String passwordHash, TotpSecret totp,
            @Nullable Tsid sellerId) {
        jdbc.sql(
                """
                        insert into member_staff (id, login_name, password_hash, totp_secret, last_totp_step, failures, seller_id,
                            created_at) values (?, ?, ?, ?, 0, 0, ?, ?)""")
                .param(id).param(loginName)
                .param(passwordHash == null ? null : encryption.encrypt(passwordHash, address("password_hash", id)))
                .param(encryption.encrypt(totp.base32(), address("totp_secret", id)))
                .param(sellerId == null ? null : sellerId.value()).param(UtcColumn.of(clock.instant())).update();
    }

    /** These and no others. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void setRoles(Tsid id, Set<String> roles) {
        jdbc.sql("delete from member_staff_role where staff_id = ?").param(id.value()).update();
        roles.stream().sorted().forEach(role -> jdbc.sql("insert into member_staff_role (staff_id, role) values (?, ?)")
                .params(id.value(), role).update());
    }

    /**
     * Holds the rows of who changes somebody's rights, and of whom (who is added has none yet), until the transaction ends: two who take each other's come one after the
     * other, and the second may not any more.
     *
     * @throws DomainException {@link PlatformError#FORBIDDEN} for who was shut out, or may do less, since they asked
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(StaffCaller admin, Tsid id) {
        Stream.of(admin.staffId(), id).distinct().sorted().forEach(each -> jdbc
                .sql("select id from member_staff where id = ? for update").param(each.value()).query(Long.class)
                .optional());
        if (find(admin.name()).isEmpty() || !roles(admin.staffId()).containsAll(admin.roles())) {
            throw new DomainException(PlatformError.FORBIDDEN);
        }
    }

    /** Shuts somebody out. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void disable(Tsid id) {
        jdbc.sql("update member_staff set disabled_at = ? where id = ? and disabled_at is null")
                .params(UtcColumn.of(clock.instant()), id.value()).update();
    }

    /** Who was shut out may come back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void letBack(Tsid id) {
        jdbc.sql("update member_staff set disabled_at = null where id = ?").param(id.value()).update();
    }

    /**
     * Takes password and authenticator away, and lets them begin anew with another secret.
     *
     * @return false for who is shut out, of whom nothing changes
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean forgetSecrets(Tsid id, TotpSecret totp) {
        return jdbc.sql("""
                update member_staff set password_hash = null, totp_secret = ?, last_totp_step = 0, failures = 0,
                    locked_until = null where id = ? and disabled_at is null""")
                .params(encryption.encrypt(totp.base32(), address("totp_secret", id.value())), id.value())
                .update() == 1;
    }

    /** Somebody who was invited and has not chosen a password. */
    @Transactional(readOnly = true)
    public Optional<EnrolStaff.Invited> invited(Tsid id) {
        return jdbc.sql("""
                select login_name, seller_id, totp_secret from member_staff
                where id = ? and password_hash is null and disabled_at is null""").param(id.value())
                .query((row, number) -> new EnrolStaff.Invited(id, row.getString("login_name"), seller(row),
                        new TotpSecret(
                                encryption.decrypt(row.getString("totp_secret"), address("totp_secret", id.value())))))
                .optional();
    }

    /** They have chosen a password; the code that they proved the authenticator by is used up. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enrol(Tsid id, String passwordHash, long step) {
        jdbc.sql("update member_staff set password_hash = ?, last_totp_step = ? where id = ?")
                .params(encryption.encrypt(passwordHash, address("password_hash", id.value())), step, id.value())
                .update();
    }

    /** Another password than before; who shows it next is as good as new. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void changePassword(Tsid id, String passwordHash) {
        jdbc.sql("update member_staff set password_hash = ? where id = ?")
                .params(encryption.encrypt(passwordHash, address("password_hash", id.value())), id.value()).update();
    }

    /** Somebody whose name was given. */
    record Known(Tsid id, @Nullable Tsid sellerId) {}

    /** Who has this name and may log in, locked out or not. */
    @Transactional(readOnly = true)
    public Optional<Known> find(String loginName) {
        return jdbc.sql("""
                select id, seller_id from member_staff
                where login_name = ? and disabled_at is null and password_hash is not null""").param(loginName)
                .query((row, number) -> new Known(new Tsid(row.getLong("id")), seller(row))).optional();
    }

    @Transactional(readOnly = true)
    public Set<String> roles(Tsid id) {
        return Set.copyOf(jdbc.sql("select role from member_staff_role where staff_id = ?").params(id.value())
                .query(String.class).list());
    }

    /** What somebody is judged by whose tries are counted elsewhere; empty for somebody who may not log in. */
    @Transactional(readOnly = true)
    public Optional<Person> judgedBy(Tsid id) {
        return jdbc.sql("""
                select login_name, password_hash, totp_secret, seller_id from member_staff
                where id = ? and disabled_at is null and password_hash is not null""").param(id.value())
                .query((row, number) -> person(id, row)).optional();
    }

    private record Tried(Person person, int failures) {}

    /**
     * Counts a try as failed before it is judged, as for PINs.
     *
     * @return what it is judged by; empty while the person is locked out, and for somebody who may not log in
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<Person> takeTry(Tsid id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Tried> tried = jdbc.sql("""
                select login_name, password_hash, totp_secret, seller_id, failures from member_staff
                where id = ? and disabled_at is null and password_hash is not null
                    and (locked_until is null or locked_until <= ?) for update""")
                .params(id.value(), UtcColumn.of(now))
                .query((row, number) -> new Tried(person(id, row), row.getInt("failures"))).optional();
        tried.ifPresent(person -> countFailure(id, person.failures() + 1, now));
        return tried.map(Tried::person);
    }

    private void countFailure(Tsid id, int failures, Instant now) {
        Duration wait = StaffLockout.after(failures);
        jdbc.sql("update member_staff set failures = failures + 1, locked_until = ? where id = ?")
                .param(wait.isZero() ? null : UtcColumn.of(now.plus(wait))).param(id.value()).update();
    }

    private Person person(Tsid id, ResultSet row) throws SQLException {
        return new Person(id, row.getString("login_name"),
                encryption.decrypt(row.getString("password_hash"), address("password_hash", id.value())),
                new TotpSecret(encryption.decrypt(row.getString("totp_secret"), address("totp_secret", id.value()))),
                seller(row));
    }

    private static @Nullable Tsid seller(ResultSet row) throws SQLException {
        long seller = row.getLong("seller_id");
        return row.wasNull() ? null : new Tsid(seller);
    }

    /** Accepts a step's code, once: false if it or a later one was accepted before. Forgets failures. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean accept(Tsid id, long step) {
        return jdbc.sql("""
                update member_staff set last_totp_step = ?, failures = 0, locked_until = null
                where id = ? and last_totp_step < ?""").params(step, id.value(), step).update() == 1;
    }

    private static FieldAddress address(String column, long id) {
        return new FieldAddress(TABLE, column, id);
    }
}
