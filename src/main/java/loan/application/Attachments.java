package loan.application;

import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import platform.crypto.EncryptedTable;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import platform.crypto.Sha256;
import platform.database.RowInsert;
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
    private final RowInsert rows;

    Attachments(JdbcClient jdbc, JdbcTemplate template, FieldEncryption encryption, Ids ids) {
        this.jdbc = jdbc;
        this.rows = new RowInsert(template, PARTS, "id", "attachment_id", "number", COLUMN);
        this.encryption = encryption;
        this.ids = ids;
    }

    @Bean
    static EncryptedTable encryptedAttachments() {
        return EncryptedTable.of(PARTS, "id", COLUMN);
    }

    /**
     * A file that is ready to be kept.
     *
     * @param parts rows of its content, encrypted
     */
    record Sealed(Attachment attachment, List<@Nullable Object[]> parts) {}

    /** Encrypts a file; done before anything is locked. */
    Sealed seal(Attachment attachment, byte[] file) {
        List<@Nullable Object[]> parts = new ArrayList<>();
        for (int number = 0; number * PART_BYTES < file.length; number++) {
            long id = ids.nextLong();
            byte[] part = Arrays.copyOfRange(file, number * PART_BYTES,
                    Math.min(file.length, (number + 1) * PART_BYTES));
            parts.add(new @Nullable Object[]{id, attachment.id().value(), number, encryption.encrypt(
                    Base64.getEncoder().encodeToString(part), new FieldAddress(PARTS, COLUMN, id))});
        }
        return new Sealed(attachment, parts);
    }

    void add(ApplicationId application, Sealed file) {
        Attachment attachment = file.attachment();
        jdbc.sql("""
                insert into loan_attachment (id, application_id, kind, file_type, size, sha256, uploaded_at)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(attachment.id().value(), application.value(), attachment.kind().name(),
                        attachment.type().name(), attachment.size(), attachment.sha256(),
                        UtcColumn.of(attachment.uploadedAt()))
                .update();
        rows.insert(file.parts());
    }

    /** How many files a member has with applications that are not submitted; never by a look at everybody's files, whatever the statistics say. */
    int unsubmitted(Tsid member) {
        return jdbc.sql("""
                select count(*) from loan_application a straight_join loan_attachment t on t.application_id = a.id
                where a.member_id = ? and a.state = 'DRAFT'""").param(member.value()).query(Integer.class).single();
    }

    /** Those that the lender has not acknowledged, in the order in which they came. */
    List<Attachment> unhanded(ApplicationId application) {
        return inOrder("where application_id = ? and handed_at is null", application);
    }

    /** The lender has it. */
    void handed(AttachmentId id, Instant now) {
        jdbc.sql("update loan_attachment set handed_at = ? where id = ?").params(UtcColumn.of(now), id.value())
                .update();
    }

    /** In the order in which they came. */
    List<Attachment> of(ApplicationId application) {
        return inOrder("where application_id = ?", application);
    }

    private List<Attachment> inOrder(String where, ApplicationId application) {
        return jdbc.sql(SELECT + where).param(application.value()).query(Attachments::attachment).list().stream()
                .sorted(Comparator.comparingLong(each -> each.id().value())).toList();
    }

    Optional<Attachment> find(ApplicationId application, AttachmentId id) {
        return jdbc.sql(SELECT + "where id = ? and application_id = ?").params(id.value(), application.value())
                .query(Attachments::attachment).optional();
    }

    /** @throws IllegalStateException when it is not what was kept */
    byte[] content(Attachment attachment) {
        ByteArrayOutputStream file = new ByteArrayOutputStream(attachment.size());
        jdbc.sql("select id, content from loan_attachment_part where attachment_id = ? order by number")
                .param(attachment.id().value()).query(row -> {
                    file.writeBytes(Base64.getDecoder().decode(encryption.decrypt(row.getString(COLUMN),
                            new FieldAddress(PARTS, COLUMN, row.getLong("id")))));
                });
        byte[] content = file.toByteArray();
        if (!Sha256.hex(content).equals(attachment.sha256())) {
            throw new IllegalStateException("Attachment " + attachment.id().value() + " is not what was kept");
        }
        return content;
    }

    void remove(AttachmentId id) {
        jdbc.sql("delete from loan_attachment_part where attachment_id = ?").param(id.value()).update();
        jdbc.sql("delete from loan_attachment where id = ?").param(id.value()).update();
    }

    /** Erases those of an application. */
    void forget(ApplicationId application) {
        of(application).forEach(each -> remove(each.id()));
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
