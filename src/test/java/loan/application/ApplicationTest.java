package loan.application;

import java.math.BigDecimal;
import java.util.Map;

import loan.comparison.Offer;
import loan.lender.LenderBreakers;
import loan.lender.LenderFault;
import loan.lender.LenderId;
import loan.lender.LenderReply;
import loan.lender.LenderTerms;
import loan.schedule.RepaymentMethod;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import testing.Api;
import testing.MadangTest;
import testing.TestMembers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** From an accepted offer to the contract, and every way in which that ends before. */
@MadangTest
class ApplicationTest {
    @LocalServerPort
    int port;
    @Autowired
    TestMembers members;
    @Autowired
    TakeDecision decision;
    @Autowired
    ReadApplication read;
    @Autowired
    ApplicationSweep sweep;
    @Autowired
    MatchRates rates;
    @Autowired
    LenderBreakers breakers;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    TransactionTemplate transaction;
    ApplicationScene scene;

    @BeforeEach
    void setTheScene(@Autowired ApplicationContext context) {
        scene = new ApplicationScene(context, port);
    }

    @Test
    void anApprovedAndSignedApplicationBecomesALoan() {
        ApplicationId id = scene.submitted();
        scene.approve(id, "0");
        LenderId lender = read.any(id).application().lenderId();
        long answered = breakers.calls(lender, LenderBreakers.End.ANSWERED);
        Api.Answer signed = scene.sign(id);
        assertThat(signed.status()).as("%s", signed.body()).isEqualTo(200);
        assertThat(signed.text("state")).isEqualTo("CONTRACTED");
        assertThat(breakers.calls(lender, LenderBreakers.End.ANSWERED)).as("asked for the payout as for all else")
                .isGreaterThan(answered);

        Api.Answer loan = scene.get("/v1/loan/loans/" + signed.text("loanId"));
        assertThat(loan.text("loan/principal")).isEqualTo(signed.text("approved/amount"));
        assertThat(scene.count("loan_contract where application_id = " + id.value())).isEqualTo(1);
        sweep.sweep();
        assertThat(scene.count("loan_contract where application_id = " + id.value())).isEqualTo(1);
    }

    @Test
    void theDecisionStandsBesideTheOfferAndCountsForTheMatchRate() {
        ApplicationId id = scene.submitted();
        Offer offer = read.any(id).offer();
        MatchRate before = transaction.execute(_ -> rates.all()).getOrDefault(offer.lenderId(),
                new MatchRate(offer.lenderId(), 0, 0));
        scene.approve(id, "0.003");
        scene.approve(id, "0");

        Api.Answer read = scene.get("/v1/loan/applications/" + id.value());
        assertThat(read.text("offered/annualRate")).isEqualTo(offer.annualRate().stripTrailingZeros().toPlainString());
        assertThat(new BigDecimal(read.text("approved/annualRate")))
                .isEqualByComparingTo(offer.annualRate().add(new BigDecimal("0.003")));
        assertThat(transaction.execute(_ -> rates.all()).get(offer.lenderId()))
                .isEqualTo(new MatchRate(offer.lenderId(), before.decided() + 1, before.matched()));
    }

    @Test
    void anExpiredOfferCannotBeAccepted() {
        String offer = scene.offer();
        transaction.executeWithoutResult(_ -> {
            // As if a week had passed: what was offered cannot be changed, so it is offered anew, long ago.
            jdbc.update(
                    """
                            insert into loan_offer select id + 1000, comparison_id, 999, lender_name, product_code, product_name, kind,
                                reference, amount, most, annual_rate, rate_type, months, method, prepayment_fee_rate, upfront_fee,
                                effective_rate, first_payment, total_cost, '2026-01-01', '2026-01-08' from loan_offer where id = ?""",
                    Long.valueOf(offer));
        });
        Api.Answer refused = scene.post("/v1/loan/applications",
                Map.of("offerId", Long.toString(Long.parseLong(offer) + 1000)));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("OFFER_EXPIRED");
    }

    @Test
    void anOfferIsAcceptedOnceAndByWhomItWasMadeTo() {
        String offer = scene.offer();
        assertThat(scene.post("/v1/loan/applications", Map.of("offerId", offer)).status()).isEqualTo(201);
        assertThat(scene.post("/v1/loan/applications", Map.of("offerId", offer)).code())
                .isEqualTo("OFFER_ALREADY_ACCEPTED");
        scene.member = members.join();
        assertThat(scene.post("/v1/loan/applications", Map.of("offerId", offer)).code()).isEqualTo("OFFER_NOT_FOUND");
    }

    @Test
    void refusesWhatItsStateDoesNotAllow() {
        ApplicationId id = scene.accepted();
        assertThat(scene.sign(id, "x").code()).isEqualTo("APPLICATION_STATE_WRONG");
        assertThat(scene.post(ApplicationScene.path(id) + "/cancellation", null).status()).isEqualTo(200);
        Api.Answer late = scene.post(ApplicationScene.path(id) + "/submission", ApplicationScene.SUBMISSION);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("APPLICATION_STATE_WRONG");
    }

    @Test
    void onlyTheApprovedTermsCanBeSignedAndOnlyByTheDevice() {
        ApplicationId id = scene.submitted();
        scene.approve(id, "0.002");
        Offer offer = read.any(id).offer();
        String ofTheOffer = "madang.loan.sign.v2\n%d\n%d\n%s\n0\nWALLET".formatted(id.value(),
                offer.amount().amount(), offer.annualRate().stripTrailingZeros().toPlainString());
        String anotherFee = scene.message(id).replace("\n0\nWALLET", "\n1\nWALLET");
        assertThat(anotherFee).isNotEqualTo(scene.message(id));
        assertThat(scene.sign(id, scene.member.sign(anotherFee)).code()).isEqualTo("LOAN_SIGNATURE_INVALID");
        assertThat(scene.sign(id, scene.member.sign(ofTheOffer)).code()).isEqualTo("LOAN_SIGNATURE_INVALID");
        assertThat(scene.sign(id, members.join().sign(scene.message(id))).code()).isEqualTo("LOAN_SIGNATURE_INVALID");
        assertThat(scene.get(ApplicationScene.path(id)).text("state")).isEqualTo("APPROVED");
    }

    @Test
    void aLenderThatDoesNotDecideIsNotWaitedForForEver() {
        ApplicationId id = scene.submitted();
        scene.pass(id);
        sweep.sweep();
        assertThat(scene.get(ApplicationScene.path(id)).text("state")).isEqualTo("LAPSED");
        scene.approve(id, "0");
        assertThat(scene.get(ApplicationScene.path(id)).text("state")).isEqualTo("LAPSED");
    }

    @Test
    void whoseTimeIsOverGoesNoFurtherThoughNoSweepHasLooked() {
        ApplicationId draft = scene.accepted();
        scene.pass(draft);
        assertThat(scene.post(ApplicationScene.path(draft) + "/submission", ApplicationScene.SUBMISSION).code())
                .isEqualTo("APPLICATION_STATE_WRONG");

        ApplicationId undecided = scene.submitted();
        scene.pass(undecided);
        scene.approve(undecided, "0");
        assertThat(scene.get(ApplicationScene.path(undecided)).text("state")).isEqualTo("SUBMITTED");

        ApplicationId unsigned = scene.submitted();
        scene.approve(unsigned, "0");
        scene.pass(unsigned);
        assertThat(scene.sign(unsigned).code()).isEqualTo("APPLICATION_STATE_WRONG");
    }

    @Test
    void aDecisionForAnotherLoanIsNone() {
        ApplicationId id = scene.submitted();
        LenderTerms it = read.any(id).offer().terms();
        RepaymentMethod other = it.method() == RepaymentMethod.BULLET
                ? RepaymentMethod.EQUAL_INSTALMENTS
                : RepaymentMethod.BULLET;
        LenderTerms terms = new LenderTerms(it.reference(), it.productCode(), it.amount(), it.limit(), it.annualRate(),
                it.rateType(), it.months(), other, it.prepaymentFeeRate(), it.upfrontFee());

        assertThatThrownBy(() -> decision.take(id, new LenderReply.Offered(terms))).isInstanceOf(LenderFault.class);
        assertThat(scene.get(ApplicationScene.path(id)).text("state")).isEqualTo("SUBMITTED");
    }

    @Test
    void keepsTheNumbersOfDocumentsEncrypted() {
        ApplicationId id = scene.submitted();
        assertThat(
                scene.count("loan_application_document where number like '%1234%' and application_id = " + id.value()))
                .isZero();
        assertThat(read.documents(id)).extracting(ApplicationDocuments.Document::number)
                .containsExactly("1234-5678-9012");
    }
}
