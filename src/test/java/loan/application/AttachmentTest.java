package loan.application;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClient;
import testing.Api;
import testing.MadangTest;
import testing.TestMembers;
import testing.TestMembers.TestMember;

import static loan.application.TestFiles.pdf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files that go with an application. */
@MadangTest
class AttachmentTest {
    @LocalServerPort
    int port;
    @Autowired
    TestMembers members;
    @Autowired
    ReadApplication read;
    @Autowired
    SubmitApplication submit;
    @Autowired
    ReadAttachments files;
    @Autowired
    ErasePapers erase;
    @Autowired
    LapseApplication lapse;
    @Autowired
    MemberApplications ofMember;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    TransactionTemplate transaction;
    Api api;
    TestMember member;
    String comparison;
    String path;
    ApplicationId application;

    @BeforeEach
    void compare() {
        api = new Api(port);
        member = members.join();
        comparison = post("/v1/loan/comparisons", Map.of("purpose", "LIVING", "amount", 20_000_000, "months", 36,
                "yearlyIncome", 52_000_000, "debtService", 0, "employment", "EMPLOYED", "housing", "OWNER",
                "termsVersion", 1)).text("id");
        Awaitility.await().until(() -> get("/v1/loan/comparisons/" + comparison).text("state").equals("CLOSED"));
        accept(0);
    }

    @Test
    void comesBackAsItWasAndIsKeptEncryptedInParts() {
        byte[] file = pdf(100_000, 1);
        Api.Answer kept = upload("INCOME", file);
        assertThat(kept.status()).as("%s", kept.body()).isEqualTo(201);
        assertThat(kept.text("mediaType")).isEqualTo("application/pdf");
        assertThat(kept.text("size")).isEqualTo("100000");

        ResponseEntity<byte[]> got = RestClient.create("http://localhost:" + port).get()
                .uri(path + "/" + kept.text("id")).header("Authorization", member.bearer()).retrieve()
                .toEntity(byte[].class);
        assertThat(got.getBody()).isEqualTo(file);
        assertThat(got.getHeaders().getFirst("Content-Disposition"))
                .matches("attachment; filename=\"\\d+\\.(pdf|png|jpeg)\"");
        assertThat(got.getHeaders().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(parts(kept.text("id"))).isEqualTo(4);
        String clear = Base64.getEncoder().encodeToString(Arrays.copyOf(file, 60)).substring(0, 60);
        assertThat(jdbc.queryForList("select content from loan_attachment_part", String.class))
                .noneMatch(content -> content.contains("%PDF") || content.contains(clear));
    }

    @Test
    void theSameAgainIsTheOneThatIsThere() {
        String id = upload("INCOME", pdf(500, 1)).text("id");
        assertThat(upload("INCOME", pdf(500, 1)).text("id")).isEqualTo(id);
        assertThat(upload("RESIDENCE", pdf(500, 1)).text("id")).isNotEqualTo(id);
        assertThat(get(path).body().path("items")).hasSize(2);
    }

    @Test
    void refusesWhatIsNoDocumentTooLargeOrTooMany() {
        assertThat(upload("INCOME", "<html>".getBytes(StandardCharsets.US_ASCII)).code())
                .isEqualTo("ATTACHMENT_UNREADABLE");
        assertThat(post(path, Map.of("kind", "INCOME", "content", "AAAAA")).code()).isEqualTo("ATTACHMENT_UNREADABLE");
        assertThat(upload("INCOME", pdf(Attachment.MOST_BYTES + 1, 1)).code()).isEqualTo("ATTACHMENT_TOO_LARGE");
        assertThat(upload("INCOME", pdf(Attachment.MOST_BYTES, 1)).status()).isEqualTo(201);
        for (int i = 2; i <= Attachment.MOST; i++) {
            assertThat(upload("INCOME", pdf(300, i)).status()).isEqualTo(201);
        }
        assertThat(upload("INCOME", pdf(300, 99)).code()).isEqualTo("TOO_MANY_ATTACHMENTS");
    }

    @Test
    void isTakenBackOnlyWhileItIsADraft() {
        String first = upload("INCOME", pdf(300, 1)).text("id");
        String second = upload("RESIDENCE", pdf(300, 2)).text("id");
        assertThat(delete(first).status()).isEqualTo(204);
        assertThat(delete(first).code()).isEqualTo("ATTACHMENT_NOT_FOUND");
        submit.submit(member.id(), application,
                List.of(new ApplicationDocuments.Document(DocumentKind.INCOME, "1234-5678-9012")), 1);
        assertThat(delete(second).code()).isEqualTo("APPLICATION_STATE_WRONG");
        assertThat(upload("INCOME", pdf(300, 3)).code()).isEqualTo("APPLICATION_STATE_WRONG");
        assertThat(read.attachments(application)).as("what the lender is told of").hasSize(1)
                .allSatisfy(each -> assertThat(each.kind()).isEqualTo(DocumentKind.RESIDENCE));
    }

    @Test
    void goesWithItsMember() {
        String id = upload("INCOME", pdf(300, 1)).text("id");
        assertThat(parts(id)).isEqualTo(1);
        transaction.executeWithoutResult(_ -> ofMember.forget(member.id()));
        assertThat(read.attachments(application)).isEmpty();
        assertThat(parts(id)).isZero();
    }

    @Test
    void aMemberHasOnlySoManyWithWhatIsNotSubmitted() {
        ApplicationId first = application;
        for (int i = 1; i <= Attachment.MOST_UNSUBMITTED; i++) {
            assertThat(upload("INCOME", pdf(300, i)).status()).isEqualTo(201);
            if (i % Attachment.MOST == 0) {
                accept(i / Attachment.MOST);
            }
        }
        assertThat(upload("INCOME", pdf(300, 99)).code()).isEqualTo("TOO_MANY_UNSUBMITTED_ATTACHMENTS");
        submit.submit(member.id(), first, List.of(), 1);
        assertThat(upload("INCOME", pdf(300, 99)).status()).isEqualTo(201);
    }

    @Test
    void whenTheOfferIsOverNothingIsAttachedOrTakenBack() {
        String id = upload("INCOME", pdf(300, 1)).text("id");
        set("due_at = '2026-01-01'");
        assertThat(upload("INCOME", pdf(300, 2)).code()).isEqualTo("APPLICATION_STATE_WRONG");
        assertThat(delete(id).code()).isEqualTo("APPLICATION_STATE_WRONG");
    }

    @Test
    void whatIsNotWhatWasKeptIsShownToNobody() {
        AttachmentId id = new AttachmentId(Long.parseLong(upload("INCOME", pdf(40_000, 1)).text("id")));
        transaction.executeWithoutResult(
                _ -> jdbc.update("delete from loan_attachment_part where attachment_id = ? and number = 1",
                        id.value()));
        assertThatThrownBy(() -> files.file(member.id(), application, id)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatNoLenderWasAskedByGoesWithTheDraft() {
        String id = upload("INCOME", pdf(300, 1)).text("id");
        assertThat(post("/v1/loan/applications/" + application.value() + "/cancellation", null).status())
                .isEqualTo(200);
        assertThat(parts(id)).isZero();

        accept(1);
        String other = upload("INCOME", pdf(300, 1)).text("id");
        set("due_at = '2026-01-01'");
        lapse.due(application);
        assertThat(parts(other)).isZero();
    }

    @Test
    void whatALenderWasAskedByGoesWhenItsTimeIsOver() {
        String id = upload("INCOME", pdf(300, 1)).text("id");
        submit.submit(member.id(), application,
                List.of(new ApplicationDocuments.Document(DocumentKind.INCOME, "1234-5678-9012")), 1);
        post("/v1/loan/applications/" + application.value() + "/cancellation", null);
        erase.next();
        assertThat(parts(id)).isEqualTo(1);

        set("erase_at = '2026-01-01'");
        erase.next();
        assertThat(parts(id)).isZero();
        assertThat(read.documents(application)).isEmpty();
        assertThat(jdbc.queryForObject("select erase_at from loan_application where id = ?", Object.class,
                application.value())).isNull();
    }

    private void accept(int place) {
        String offer = get("/v1/loan/comparisons/" + comparison).text("lenders/" + place + "/offer/id");
        application = new ApplicationId(
                Long.parseLong(post("/v1/loan/applications", Map.of("offerId", offer)).text("id")));
        path = "/v1/loan/applications/" + application.value() + "/attachments";
    }

    private void set(String assignment) {
        transaction.executeWithoutResult(_ -> jdbc.update("update loan_application set " + assignment + " where id = ?",
                application.value()));
    }

    private long parts(String attachment) {
        Long count = jdbc.queryForObject("select count(*) from loan_attachment_part where attachment_id = ?",
                Long.class, Long.valueOf(attachment));
        return count == null ? 0 : count;
    }

    private Api.Answer upload(String kind, byte[] file) {
        return post(path, Map.of("kind", kind, "content", Base64.getEncoder().encodeToString(file)));
    }

    private Api.Answer delete(String id) {
        return api.delete(path + "/" + id, "Authorization", member.bearer());
    }

    private Api.Answer post(String to, Object body) {
        return api.post(to, body, "Authorization", member.bearer(), "Idempotency-Key", UUID.randomUUID().toString());
    }

    private Api.Answer get(String from) {
        return api.get(from, "Authorization", member.bearer());
    }
}
