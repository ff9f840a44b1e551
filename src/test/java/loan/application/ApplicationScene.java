package loan.application;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import loan.lender.LenderReply;
import loan.lender.LenderTerms;
import org.awaitility.Awaitility;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import testing.Api;
import testing.TestMembers;
import testing.TestMembers.TestMember;

/** A member who applies for loans over HTTP. */
final class ApplicationScene {
    static final Map<String, Object> SUBMISSION = Map.of("documents",
            List.of(Map.of("kind", "INCOME", "number", "1234-5678-9012")), "termsVersion", 1);

    final Api api;
    TestMember member;
    private final SubmitApplication submit;
    private final TakeDecision decision;
    private final ReadApplication read;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    ApplicationScene(ApplicationContext context, int port) {
        api = new Api(port);
        submit = context.getBean(SubmitApplication.class);
        decision = context.getBean(TakeDecision.class);
        read = context.getBean(ReadApplication.class);
        jdbc = context.getBean(JdbcTemplate.class);
        transaction = context.getBean(TransactionTemplate.class);
        member = context.getBean(TestMembers.class).join();
        Awaitility.await().until(() -> count("loan_device where device_id = " + member.deviceId()) == 1);
    }

    String offer() {
        String id = post("/v1/loan/comparisons", Map.of("purpose", "LIVING", "amount", 20_000_000, "months", 36,
                "yearlyIncome", 52_000_000, "debtService", 0, "employment", "EMPLOYED", "housing", "OWNER",
                "termsVersion", 1)).text("id");
        return Awaitility.await().until(() -> get("/v1/loan/comparisons/" + id),
                answer -> answer.text("state").equals("CLOSED")).text("lenders/0/offer/id");
    }

    ApplicationId accepted() {
        return new ApplicationId(
                Long.parseLong(post("/v1/loan/applications", Map.of("offerId", offer())).text("id")));
    }

    /** Submitted, and the lender has not been asked yet. */
    ApplicationId submitted() {
        ApplicationId id = accepted();
        submit.submit(member.id(), id,
                List.of(new ApplicationDocuments.Document(DocumentKind.INCOME, "1234-5678-9012")), 1);
        return id;
    }

    void approve(ApplicationId id, String dearer) {
        LenderTerms offered = read.any(id).offer().terms();
        decision.take(id, new LenderReply.Offered(new LenderTerms(offered.reference(), offered.productCode(),
                offered.amount(), offered.limit(), offered.annualRate().add(new BigDecimal(dearer)),
                offered.rateType(), offered.months(), offered.method(), offered.prepaymentFeeRate(),
                offered.upfrontFee())));
    }

    Api.Answer sign(ApplicationId id) {
        return sign(id, member.sign(message(id)));
    }

    String message(ApplicationId id) {
        return SignApplication.message(id, read.any(id).application().decided(), null);
    }

    Api.Answer sign(ApplicationId id, String signature) {
        return api.post(path(id) + "/signature", Map.of(), "Authorization", member.bearer(), "Idempotency-Key",
                UUID.randomUUID().toString(), "X-Device-Signature", signature);
    }

    void pass(ApplicationId id) {
        transaction.executeWithoutResult(_ -> jdbc.update(
                "update loan_application set due_at = '2026-01-01', ask_at = null where id = ?", id.value()));
    }

    static String path(ApplicationId id) {
        return "/v1/loan/applications/" + id.value();
    }

    Api.Answer post(String path, Object body) {
        return api.post(path, body, "Authorization", member.bearer(), "Idempotency-Key", UUID.randomUUID().toString());
    }

    Api.Answer get(String path) {
        return api.get(path, "Authorization", member.bearer());
    }

    int count(String from) {
        return jdbc.queryForObject("select count(*) from " + from, Integer.class);
    }
}
