package loan.application;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

import static org.assertj.core.api.Assertions.assertThat;

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
    MemberApplications ofMember;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    TransactionTemplate transaction;
    Api api;
    TestMember member;
    String path;
    ApplicationId application;

    @BeforeEach
    void accept() {
        api = new Api(port);
        member = members.join();
        String comparison = post("/v1/loan/comparisons", Map.of("purpose", "LIVING", "amount", 20_000_000, "months", 36,
                "yearlyIncome", 52_000_000, "debtService", 0, "employment", "EMPLOYED", "housing", "OWNER",
                "termsVersion", 1)).text("id");
        String offer = Awaitility.await().until(() -> get("/v1/loan/comparisons/" + comparison),
                answer -> answer.text("state").equals("CLOSED")).text("lenders/0/offer/id");
        application = new ApplicationId(
                Long.parseLong(post("/v1/loan/applications", Map.of("offerId", offer)).text("id")));
        path = "/v1/loan/applications/" + application.value() + "/attachments";
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
        assertThat(got.getHeaders().getFirst("Content-Disposition")).isEqualTo("attachment");
        assertThat(got.getHeaders().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(parts()).isEqualTo(4);
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
        upload("INCOME", pdf(300, 1));
        transaction.executeWithoutResult(_ -> ofMember.forget(member.id()));
        assertThat(read.attachments(application)).isEmpty();
        assertThat(parts()).isZero();
    }

    private long parts() {
        Long count = jdbc.queryForObject("""
                select count(*) from loan_attachment_part p join loan_attachment t on t.id = p.attachment_id
                where t.application_id = ?""", Long.class, application.value());
        return count == null ? 0 : count;
    }

    /** A file that begins and ends as a PDF does, of so many bytes. */
    private static byte[] pdf(int size, long seed) {
        byte[] file = new byte[size];
        new Random(seed).nextBytes(file);
        byte[] begin = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        byte[] end = "\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(begin, 0, file, 0, begin.length);
        System.arraycopy(end, 0, file, size - end.length, end.length);
        return file;
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
