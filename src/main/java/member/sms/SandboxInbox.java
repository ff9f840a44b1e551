package member.sms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

import member.person.PhoneIndex;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import platform.id.Ids;
import platform.person.PhoneNumber;
import platform.time.UtcColumn;

/** Keeps what the sandbox "sent" for a day, in the database, so that every instance shows it. */
@Component
public class SandboxInbox {
    private static final String TABLE = "member_sandbox_sms";

    private final JdbcClient jdbc;
    private final Ids ids;
    private final PhoneIndex phones;
    private final FieldEncryption encryption;
    private final Clock clock;

    SandboxInbox(JdbcClient jdbc, Ids ids, PhoneIndex phones, FieldEncryption encryption, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.phones = phones;
        this.encryption = encryption;
        this.clock = clock;
    }

    /** A message that nobody received. */
    public record Message(String phone, String message, Instant sentAt) {}

    @Transactional
    void put(PhoneNumber to, String message) {
        long id = ids.nextLong();
        jdbc.sql("insert into member_sandbox_sms (id, phone, phone_index, message, sent_at) values (?, ?, ?, ?, ?)")
                .params(id, encryption.encrypt(to.digits(), new FieldAddress(TABLE, "phone", id)), phones.of(to),
                        encryption.encrypt(message, new FieldAddress(TABLE, "message", id)),
                        UtcColumn.of(clock.instant()))
                .update();
    }

    /** The newest ten messages to a phone, newest first. */
    @Transactional(readOnly = true)
    public List<Message> to(PhoneNumber phone) {
        return jdbc.sql("select * from member_sandbox_sms where phone_index in (:phones) order by id desc limit 10")
                .param("phones", phones.candidates(phone)).query(this::read).list();
    }

    /** The newest fifty messages to anybody, newest first. */
    @Transactional(readOnly = true)
    public List<Message> newest() {
        return jdbc.sql("select * from member_sandbox_sms order by id desc limit 50").query(this::read).list();
    }

    /** Forgets what was sent to a phone whose owner leaves, in the caller's transaction. */
    @Transactional
    public void forget(PhoneNumber phone) {
        jdbc.sql("delete from member_sandbox_sms where phone_index in (:phones)")
                .param("phones", phones.candidates(phone)).update();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    @Transactional
    void forget() {
        jdbc.sql("delete from member_sandbox_sms where sent_at < ? order by id limit 10000")
                .params(UtcColumn.of(clock.instant().minusSeconds(86_400))).update();
    }

    private Message read(ResultSet row, int number) throws SQLException {
        long id = row.getLong("id");
        return new Message(encryption.decrypt(row.getString("phone"), new FieldAddress(TABLE, "phone", id)),
                encryption.decrypt(row.getString("message"), new FieldAddress(TABLE, "message", id)),
                UtcColumn.get(row, "sent_at"));
    }
}
