package member.otp;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import member.person.Opaque;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import platform.person.PhoneNumber;
import platform.time.UtcColumn;

/** Codes on their way. Every step is one guarded update, so that two at once cannot both take the last try. */
@Repository
class OtpTickets {
    static final int TRIES = 5;

    private final JdbcClient jdbc;
    private final FieldEncryption encryption;
    private final Clock clock;

    OtpTickets(JdbcClient jdbc, FieldEncryption encryption, Clock clock) {
        this.jdbc = jdbc;
        this.encryption = encryption;
        this.clock = clock;
    }

    record Row(PhoneNumber phone, String codeHash, boolean verified) {}

    @Transactional
    void add(long id, String ticket, OtpPurpose purpose, PhoneNumber phone, String phoneIndex, String code, Instant now,
            Instant expiresAt) {
        jdbc.sql("""
                insert into member_otp (id, ticket_hash, purpose, phone, phone_index, code_hash, attempts, created_at,
                    expires_at) values (?, ?, ?, ?, ?, ?, 0, ?, ?)""")
                .params(id, Opaque.hash(ticket), purpose.name(), encryption.encrypt(phone.digits(), address(id)),
                        phoneIndex, codeHash(ticket, code), UtcColumn.of(now), UtcColumn.of(expiresAt))
                .update();
    }

    /** Takes one of the tries; false when none is left, or the ticket is over. Commits before anybody compares the code. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean takeTry(String ticket, OtpPurpose purpose) {
        return jdbc.sql("""
                update member_otp set attempts = attempts + 1 where ticket_hash = ? and purpose = ? and attempts < ?
                    and used_at is null and expires_at > ?""")
                .params(Opaque.hash(ticket), purpose.name(), TRIES, UtcColumn.of(clock.instant())).update() == 1;
    }

    @Transactional(readOnly = true)
    public Optional<Row> find(String ticket, OtpPurpose purpose) {
        return jdbc.sql("""
                select id, phone, code_hash, verified_at from member_otp where ticket_hash = ? and purpose = ?
                    and used_at is null and expires_at > ?""")
                .params(Opaque.hash(ticket), purpose.name(), UtcColumn.of(clock.instant()))
                .query((row, number) -> new Row(
                        new PhoneNumber(encryption.decrypt(row.getString("phone"), address(row.getLong("id")))),
                        row.getString("code_hash"), UtcColumn.find(row, "verified_at") != null))
                .optional();
    }

    @Transactional
    public void verified(String ticket, Instant expiresAt) {
        jdbc.sql("update member_otp set verified_at = ?, expires_at = ? where ticket_hash = ? and verified_at is null")
                .params(UtcColumn.of(clock.instant()), UtcColumn.of(expiresAt), Opaque.hash(ticket)).update();
    }

    /** Marks the ticket used; false if it is already, or is over. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean use(String ticket, OtpPurpose purpose) {
        return jdbc.sql("""
                update member_otp set used_at = ? where ticket_hash = ? and purpose = ? and used_at is null
                    and verified_at is not null and expires_at > ?""")
                .params(UtcColumn.of(clock.instant()), Opaque.hash(ticket), purpose.name(),
                        UtcColumn.of(clock.instant()))
                .update() == 1;
    }

    @Transactional
    public void forget(List<String> phoneIndexes) {
        jdbc.sql("delete from member_otp where phone_index in (:phones)").param("phones", phoneIndexes).update();
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT5M")
    @Transactional
    public void forgetOld() {
        jdbc.sql("delete from member_otp where expires_at < ? limit 10000")
                .params(UtcColumn.of(clock.instant().minusSeconds(3600))).update();
    }

    static String codeHash(String ticket, String code) {
        return Opaque.hash(ticket + ':' + code);
    }

    private static FieldAddress address(long id) {
        return new FieldAddress("member_otp", "phone", id);
    }
}
