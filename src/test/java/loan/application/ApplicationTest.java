package loan.application;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import loan.comparison.Offer;
import loan.device.Departures;
import loan.lender.LenderFault;
import loan.lender.LenderReply;
import loan.lender.LenderTerms;
import loan.schedule.RepaymentMethod;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import testing.Api;
import testing.MadangTest;
import testing.TestMembers;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** From an accepted offer to the contract, and every way in which that ends before. */
@MadangTest
class ApplicationTest {
    private static final Map<String, Object> SUBMISSION = Map.of("documents",
            List.of(Map.of("kind", "INCOME", "number", "1234-5678-9012")), "termsVersion", 1);

    @LocalServerPort
    int port;
    @Autowired
    TestMembers members;
    @Autowired
    SubmitApplication submit;
    @Autowired
    TakeDecision decision;
    @Autowired
    ReadApplication read;
    @Autowired
    ApplicationSweep sweep;
    @Autowired
    MatchRates rates;
    @Autowired
    MemberApplications ofMember;
    @Autowired
    Departures departures;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    TransactionTemplate transaction;
    Api api;
    TestMember member;

    @BeforeEach
    void join() {
        api = new Api(port);
        member = members.join();
        Awaitility.await().until(() -> count("loan_device where device_id = " + member.deviceId()) == 1);
    }

    @Test
    void anApprovedAndSignedApplicationBecomesALoan() {
        ApplicationId id = submitted();
        approve(id, "0");
        Api.Answer signed = sign(id);
        assertThat(signed.status()).as("%s", signed.body()).isEqualTo(200);
        assertThat(signed.text("state")).isEqualTo("CONTRACTED");

        Api.Answer loan = get("/v1/loan/loans/" + signed.text("loanId"));
        assertThat(loan.text("loan/principal")).isEqualTo(signed.text("approved/amount"));
        assertThat(count("loan_contract where application_id = " + id.value())).isEqualTo(1);
        sweep.sweep();
        assertThat(count("loan_contract where application_id = " + id.value())).isEqualTo(1);
    }

    @Test
    void theDecisionStandsBesideTheOfferAndCountsForTheMatchRate() {
        ApplicationId id = submitted();
        Offer offer = read.any(id).offer();
        MatchRate before = transaction.execute(_ -> rates.all()).getOrDefault(offer.lenderId(),
                new MatchRate(offer.lenderId(), 0, 0));
        approve(id, "0.003");
        approve(id, "0");

        Api.Answer read = get("/v1/loan/applications/" + id.value());
        assertThat(read.text("offered/annualRate")).isEqualTo(offer.annualRate().stripTrailingZeros().toPlainString());
        assertThat(new BigDecimal(read.text("approved/annualRate")))
                .isEqualByComparingTo(offer.annualRate().add(new BigDecimal("0.003")));
        assertThat(transaction.execute(_ -> rates.all()).get(offer.lenderId()))
                .isEqualTo(new MatchRate(offer.lenderId(), before.decided() + 1, before.matched()));
    }

    @Test
    void anExpiredOfferCannotBeAccepted() {
        String offer = offer();
        transaction.executeWithoutResult(_ -> {
            // As if a week had passed: what was offered cannot be changed, so it is offered anew, long ago.
            jdbc.update(
                    """
                            insert into loan_offer select id + 1000, comparison_id, 999, lender_name, product_code, product_name, kind,
                                reference, amount, most, annual_rate, rate_type, months, method, prepayment_fee_rate, upfront_fee,
                                effective_rate, first_payment, total_cost, '2026-01-01', '2026-01-08' from loan_offer where id = ?""",
                    Long.valueOf(offer));
        });
        Api.Answer refused = post("/v1/loan/applications",
                Map.of("offerId", Long.toString(Long.parseLong(offer) + 1000)));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("OFFER_EXPIRED");
    }

    @Test
    void anOfferIsAcceptedOnceAndByWhomItWasMadeTo() {
        String offer = offer();
        assertThat(post("/v1/loan/applications", Map.of("offerId", offer)).status()).isEqualTo(201);
        assertThat(post("/v1/loan/applications", Map.of("offerId", offer)).code()).isEqualTo("OFFER_ALREADY_ACCEPTED");
        member = members.join();
        assertThat(post("/v1/loan/applications", Map.of("offerId", offer)).code()).isEqualTo("OFFER_NOT_FOUND");
    }

    @Test
    void refusesWhatItsStateDoesNotAllow() {
        ApplicationId id = accepted();
        assertThat(sign(id, "x").code()).isEqualTo("APPLICATION_STATE_WRONG");
        assertThat(post(path(id) + "/cancellation", null).status()).isEqualTo(200);
        Api.Answer late = post(path(id) + "/submission", SUBMISSION);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("APPLICATION_STATE_WRONG");
    }

    @Test
    void onlyTheApprovedTermsCanBeSignedAndOnlyByTheDevice() {
        ApplicationId id = submitted();
        approve(id, "0.002");
        Offer offer = read.any(id).offer();
        String ofTheOffer = "madang.loan.sign.v1\n%d\n%d\n%s\nWALLET".formatted(id.value(), offer.amount().amount(),
                offer.annualRate().stripTrailingZeros().toPlainString());
        assertThat(sign(id, member.sign(ofTheOffer)).code()).isEqualTo("LOAN_SIGNATURE_INVALID");
        assertThat(sign(id, members.join().sign(message(id))).code()).isEqualTo("LOAN_SIGNATURE_INVALID");
        assertThat(get(path(id)).text("state")).isEqualTo("APPROVED");
    }

    @Test
    void aLenderThatDoesNotDecideIsNotWaitedForForEver() {
        ApplicationId id = submitted();
        pass(id);
        sweep.sweep();
        assertThat(get(path(id)).text("state")).isEqualTo("LAPSED");
        approve(id, "0");
        assertThat(get(path(id)).text("state")).isEqualTo("LAPSED");
    }

    @Test
    void whoseTimeIsOverGoesNoFurtherThoughNoSweepHasLooked() {
        ApplicationId draft = accepted();
        pass(draft);
        assertThat(post(path(draft) + "/submission", SUBMISSION).code()).isEqualTo("APPLICATION_STATE_WRONG");

        ApplicationId undecided = submitted();
        pass(undecided);
        approve(undecided, "0");
        assertThat(get(path(undecided)).text("state")).isEqualTo("SUBMITTED");

        ApplicationId unsigned = submitted();
        approve(unsigned, "0");
        pass(unsigned);
        assertThat(sign(unsigned).code()).isEqualTo("APPLICATION_STATE_WRONG");
    }

    @Test
    void whatIsNotSignedGoesWithItsMember() {
        ApplicationId id = submitted();
        transaction.executeWithoutResult(_ -> ofMember.forget(member.id()));

        assertThat(get(path(id)).text("state")).isEqualTo("CANCELED");
        assertThat(count("loan_application_document where application_id = " + id.value())).isZero();
    }

    @Test
    void whoHasLeftBorrowsNothing() {
        ApplicationId id = accepted();
        transaction.executeWithoutResult(_ -> departures.note(member.id()));

        assertThat(post(path(id) + "/submission", SUBMISSION).code()).isEqualTo("BORROWER_LEFT");
        assertThat(post("/v1/loan/comparisons", Map.of("purpose", "LIVING", "amount", 20_000_000, "months", 36,
                "yearlyIncome", 52_000_000, "debtService", 0, "employment", "EMPLOYED", "housing", "OWNER",
                "termsVersion", 1)).code()).isEqualTo("BORROWER_LEFT");
        assertThat(count("loan_application_document where application_id = " + id.value())).isZero();
    }

    @Test
    void aDecisionForAnotherLoanIsNone() {
        ApplicationId id = submitted();
        LenderTerms it = read.any(id).offer().terms();
        RepaymentMethod other = it.method() == RepaymentMethod.BULLET
                ? RepaymentMethod.EQUAL_INSTALMENTS
                : RepaymentMethod.BULLET;
        LenderTerms terms = new LenderTerms(it.reference(), it.productCode(), it.amount(), it.limit(), it.annualRate(),
                it.rateType(), it.months(), other, it.prepaymentFeeRate(), it.upfrontFee());

        assertThatThrownBy(() -> decision.take(id, new LenderReply.Offered(terms))).isInstanceOf(LenderFault.class);
        assertThat(get(path(id)).text("state")).isEqualTo("SUBMITTED");
    }

    @Test
    void keepsTheNumbersOfDocumentsEncrypted() {
        ApplicationId id = submitted();
        assertThat(count("loan_application_document where number like '%1234%' and application_id = " + id.value()))
                .isZero();
        assertThat(read.documents(id)).extracting(ApplicationDocuments.Document::number)
                .containsExactly("1234-5678-9012");
    }

    private String offer() {
        String id = post("/v1/loan/comparisons", Map.of("purpose", "LIVING", "amount", 20_000_000, "months", 36,
                "yearlyIncome", 52_000_000, "debtService", 0, "employment", "EMPLOYED", "housing", "OWNER",
                "termsVersion", 1)).text("id");
        return Awaitility.await().until(() -> get("/v1/loan/comparisons/" + id),
                answer -> answer.text("state").equals("CLOSED")).text("lenders/0/offer/id");
    }

    private ApplicationId accepted() {
        return new ApplicationId(
                Long.parseLong(post("/v1/loan/applications", Map.of("offerId", offer())).text("id")));
    }

    /** Submitted, and the lender has not been asked yet. */
    private ApplicationId submitted() {
        ApplicationId id = accepted();
        submit.submit(member.id(), id,
                List.of(new ApplicationDocuments.Document(DocumentKind.INCOME, "1234-5678-9012")), 1);
        return id;
    }

    private void approve(ApplicationId id, String dearer) {
        LenderTerms offered = read.any(id).offer().terms();
        decision.take(id, new LenderReply.Offered(new LenderTerms(offered.reference(), offered.productCode(),
                offered.amount(), offered.limit(), offered.annualRate().add(new BigDecimal(dearer)),
                offered.rateType(), offered.months(), offered.method(), offered.prepaymentFeeRate(),
                offered.upfrontFee())));
    }

    private Api.Answer sign(ApplicationId id) {
        return sign(id, member.sign(message(id)));
    }

    private String message(ApplicationId id) {
        return SignApplication.message(id, read.any(id).application().decided(), null);
    }

    private Api.Answer sign(ApplicationId id, String signature) {
        return api.post(path(id) + "/signature", Map.of(), "Authorization", member.bearer(), "Idempotency-Key",
                UUID.randomUUID().toString(), "X-Device-Signature", signature);
    }

    private void pass(ApplicationId id) {
        transaction.executeWithoutResult(_ -> jdbc.update(
                "update loan_application set due_at = '2026-01-01', ask_at = null where id = ?", id.value()));
    }

    private static String path(ApplicationId id) {
        return "/v1/loan/applications/" + id.value();
    }

    private Api.Answer post(String path, Object body) {
        return api.post(path, body, "Authorization", member.bearer(), "Idempotency-Key", UUID.randomUUID().toString());
    }

    private Api.Answer get(String path) {
        return api.get(path, "Authorization", member.bearer());
    }

    private int count(String from) {
        return jdbc.queryForObject("select count(*) from " + from, Integer.class);
    }
}
