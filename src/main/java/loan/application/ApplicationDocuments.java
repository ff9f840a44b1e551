package loan.application;

import java.util.ArrayList;
import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import platform.crypto.EncryptedTable;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import platform.id.Ids;
import platform.id.Tsid;

/** The numbers of the certificates that go with an application: encrypted, since whoever has one can fetch the document. */
@Repository
class ApplicationDocuments {
    private static final String TABLE = "loan_application_document";
    private static final String COLUMN = "number";

    private final JdbcClient jdbc;
    private final FieldEncryption encryption;
    private final Ids ids;

    ApplicationDocuments(JdbcClient jdbc, FieldEncryption encryption, Ids ids) {
        this.jdbc = jdbc;
        this.encryption = encryption;
        this.ids = ids;
    }

    @Bean
    static EncryptedTable encryptedApplicationDocuments() {
        return EncryptedTable.of(TABLE, "id", COLUMN);
    }

    /** A certificate and the number under which its issuer gives it out. */
    record Document(DocumentKind kind, String number) {}

    void add(ApplicationId application, List<Document> documents) {
        for (Document each : documents) {
            long id = ids.nextLong();
            jdbc.sql("insert into loan_application_document (id, application_id, kind, number) values (?, ?, ?, ?)")
                    .params(id, application.value(), each.kind().name(),
                            encryption.encrypt(each.number(), new FieldAddress(TABLE, COLUMN, id)))
                    .update();
        }
    }

    List<Document> of(ApplicationId application) {
        List<Document> documents = new ArrayList<>();
        jdbc.sql("select id, kind, number from loan_application_document where application_id = ? order by kind")
                .param(application.value())
                .query(row -> {
                    documents.add(new Document(DocumentKind.valueOf(row.getString("kind")),
                            encryption.decrypt(row.getString(COLUMN),
                                    new FieldAddress(TABLE, COLUMN, row.getLong("id")))));
                });
        return documents;
    }

    /** Erases those of an application. */
    void forget(ApplicationId application) {
        jdbc.sql("delete from loan_application_document where application_id = ?").param(application.value()).update();
    }

    /** Erases those of a member. */
    void forget(Tsid member) {
        jdbc.sql("""
                delete from loan_application_document
                where application_id in (select id from loan_application where member_id = ?)""").param(member.value())
                .update();
    }
}
