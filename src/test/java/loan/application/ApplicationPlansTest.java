package loan.application;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.Plans;

/** Applications are listed and swept along indexes. */
@MadangTest
class ApplicationPlansTest {
    private static final Tsid MEMBER = new Tsid(7);

    @Autowired
    Applications applications;
    @Autowired
    ApplicationDocuments documents;
    @Autowired
    Attachments attachments;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Clock clock;

    @Test
    void listsAndSweepsAlongIndexes(@Autowired ApplicationContext context) {
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            applications.newest(MEMBER, Long.MAX_VALUE, 21);
            applications.newest(MEMBER, 1_000, 21);
            applications.find(new ApplicationId(7));
            applications.due(clock.instant(), 10);
            applications.unanswered(clock.instant(), 10);
            applications.unsigned(MEMBER);
            applications.drafts(MEMBER);
            applications.lockErasable(clock.instant(), 10);
            attachments.of(new ApplicationId(7));
            attachments.unhanded(new ApplicationId(7));
            attachments.unsubmitted(MEMBER);
            applications.anyIn(MEMBER, ApplicationState.SIGNED);
            documents.of(new ApplicationId(7));
        });
    }

    private void fill() {
        LocalDateTime later = UtcColumn.of(clock.instant().plus(Duration.ofDays(1)));
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> certificates = new ArrayList<>();
        List<Object[]> files = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            rows.add(new Object[]{id, id % 20, id, 1, "DRAFT", later, later, later, later});
            files.add(new Object[]{id, id, "INCOME", "PDF", 1, "x", later});
            certificates.add(new Object[]{id, id + 10_000, "INCOME", "x"});
        }
        new RowInsert(jdbc, "loan_application", "id", "member_id", "offer_id", "lender_id", "state", "accepted_at",
                "due_at", "ask_at", "erase_at").insert(rows);
        new RowInsert(jdbc, "loan_attachment", "id", "application_id", "kind", "file_type", "size", "sha256",
                "uploaded_at").insert(files);
        new RowInsert(jdbc, "loan_application_document", "id", "application_id", "kind", "number")
                .insert(certificates);
    }
}
