package loan.application;

import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import platform.crypto.EncryptedTable;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import platform.id.Ids;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** The files of applications: what they are, and their content in encrypted parts. */
@Repository
class Attachments {
    private static final String PARTS = "loan_attachment_part";
    private static final String COLUMN = "content";
    /** Twice in base64, once around the encryption, it fits into the column. */
    private static final int PART_BYTES = 30_000;
    private static final String SELECT = """
            select id, kind, file_type, size, sha256, uploaded_at from loan_attachment\s""";

    private final JdbcClient jdbc;
    private final FieldEncryption encryption;
    private final Ids ids;

    Attachments(JdbcClient jdbc, FieldEncryption encryption, Ids ids) {
        this.jdbc = jdbc;
        this.encryption = encryption;
        this.ids = ids;
    }

    @Bean
    static EncryptedTable encryptedAttachments() {
        return EncryptedTable.of(PARTS, "id", COLUMN);
    }

    void add(ApplicationId application, Attachment attachment, byte[] file) {
        jdbc.sql("""
                insert into loan_attachment (id, application_id, kind, file_type, size, sha256, uploaded_at)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(attachment.id().value(), application.value(), attachment.kind().name(),
                        attachment.type().name(), attachment.size(), attachment.sha256(),
                        UtcColumn.of(attachment.uploadedAt()))
                .update();
        for (int number = 0; number * PART_BYTES < file.length; number++) {
            long id = ids.nextLong();
            byte[] part = Arrays.copyOfRange(file, number * PART_BYTES,
                    Math.min(file.length, (number + 1) * PART_BYTES));
            jdbc.sql("insert into loan_attachment_part (id, attachment_id, number, content) values (?, ?, ?, ?)")
                    .params(id, attachment.id().value(), number, encryption.encrypt(
                            Base64.getEncoder().encodeToString(part), new FieldAddress(PARTS, COLUMN, id)))
                    .update();
        }
    }

    /** In the order in which they came. */
    List<Attachment> of(ApplicationId application) {
        return jdbc.sql(SELECT + "where application_id = ?").param(application.value()).query(Attachments::attachment)
                .list().stream().sorted((a, b) -> Long.compare(a.id().value(), b.id().value())).toList();
    }

    Optional<Attachment> find(ApplicationId application, AttachmentId id) {
        return jdbc.sql(SELECT + "where id = ? and application_id = ?").params(id.value(), application.value())
                .query(Attachments::attachment).optional();
    }

    byte[] content(Attachment attachment) {
        ByteArrayOutputStream file = new ByteArrayOutputStream(attachment.size());
        jdbc.sql("select id, content from loan_attachment_part where attachment_id = ? order by number")
                .param(attachment.id().value()).query(row -> {
                    file.writeBytes(Base64.getDecoder().decode(encryption.decrypt(row.getString(COLUMN),
                            new FieldAddress(PARTS, COLUMN, row.getLong("id")))));
                });
        return file.toByteArray();
    }

    void remove(AttachmentId id) {
        jdbc.sql("delete from loan_attachment_part where attachment_id = ?").param(id.value()).update();
        jdbc.sql("delete from loan_attachment where id = ?").param(id.value()).update();
    }

    /** Erases those of a member. */
    void forget(Tsid member) {
        jdbc.sql("""
                select t.id from loan_attachment t join loan_application a on a.id = t.application_id
                where a.member_id = ?""").param(member.value()).query(Long.class).list()
                .forEach(id -> remove(new AttachmentId(id)));
    }

    private static Attachment attachment(ResultSet row, int number) throws SQLException {
        return new Attachment(new AttachmentId(row.getLong("id")), DocumentKind.valueOf(row.getString("kind")),
                FileType.valueOf(row.getString("file_type")), row.getInt("size"), row.getString("sha256"),
                UtcColumn.get(row, "uploaded_at"));
    }
}
