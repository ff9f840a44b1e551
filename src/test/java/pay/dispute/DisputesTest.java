package pay.dispute;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import pay.PayScene;
import pay.error.PayError;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Balance;
import pay.ledger.Ledger;
import pay.merchant.CallingMerchant;
import pay.merchant.TestMerchant;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;
import platform.web.DomainException;
import testing.Api;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@MadangTest
class DisputesTest {
    private static final String DISPUTES = "/v1/pay/merchant/disputes/";

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    Accounts accounts;
    @Autowired
    Ledger ledger;
    @Autowired
    DecideDispute decide;
    @Autowired
    LapseDisputes lapse;
    @Autowired
    AcceptDispute accept;
    @Autowired
    OpenDisputes open;
    @Autowired
    DisputedAmount disputedAmount;
    @Autowired
    TransactionTemplate transaction;

    private PayScene scene;
    private TestDisputes disputes;
    private TestMerchant merchant;
    private Api api;

    @BeforeEach
    void opensAMerchant() {
        scene = new PayScene(context);
        disputes = new TestDisputes(context);
        merchant = new TestMerchant(context);
        api = new Api(port);
    }

    @AfterEach
    void theBooksAreRight() {
        scene.assertTheBooksAreRight();
    }

    @Test
    void holdsTheAmountFromThePayableAndReleasesItWhenTheMerchantIsRight() {
        Tsid payment = disputes.sold(merchant.id, 40_000);
        DisputeId id = disputes.opens(disputes.claim(merchant.id, payment, company(), 37_400));
        assertThat(payable().available()).isEqualTo(2_600);
        assertThat(payable().credit()).isEqualTo(40_000);
        assertThat(disputedAmount.of(payment)).isEqualTo(Won.of(37_400));
        assertThat(answers(id).text("state")).isEqualTo("IN_REVIEW");
        decide.decide(disputes.judge, id, true);
        assertThat(payable().available()).isEqualTo(40_000);
        assertThat(disputedAmount.of(payment)).isEqualTo(Won.ZERO);
        assertThat(merchant.get(api, DISPUTES + id.value()).text("state")).isEqualTo("WON");
        assertThat(journals(id)).containsExactlyInAnyOrder("DISPUTE_OPENED", "DISPUTE_WON");
        assertThat(lines(id)).isZero();
    }

    @Test
    void paysAMemberBackWhenTheMerchantLosesAndChargesTheFeeOfThePlan() {
        var member = scene.memberWith(1_000);
        Tsid payment = disputes.sold(merchant.id, 40_000);
        DisputeId id = disputes.opens(disputes.claim(merchant.id, payment,
                new Payer(Payer.Kind.MEMBER, member.id().value()), 37_400));
        assertThat(open.anyOf(member.id())).as("it keeps the member from leaving").isTrue();
        answers(id);
        decide.decide(disputes.judge, id, false);
        assertThat(open.anyOf(member.id())).isFalse();
        assertThat(payable().credit()).isEqualTo(2_600);
        assertThat(scene.number("select credit_posted - debit_posted from pay_balance b join pay_account a "
                + "on a.id = b.account_id where a.kind = 'MEMBER_MONEY' and a.owner = " + member.id()))
                .isEqualTo(38_400);
        assertThat(merchant.get(api, DISPUTES + id.value()).text("fee")).isEqualTo("11000");
        assertThat(scene.number("select fee from pay_sale_line where kind = 'DISPUTE' and part_id = " + id.value()))
                .isEqualTo(11_000);
        assertThat(journals(id)).containsExactlyInAnyOrder("DISPUTE_OPENED", "DISPUTE_LOST");
    }

    @Test
    void letsNobodyAloneTakeFromAMerchant() {
        Tsid payment = disputes.sold(merchant.id, 40_000);
        Claim claim = disputes.claim(merchant.id, payment, company(), 37_400);
        LocalDate today = context.getBean(BusinessDays.class).today();
        Claim sooner = new Claim(claim.merchant(), payment, claim.paymentKey(), claim.payer(), claim.amount(),
                claim.reason(), context.getBean(BusinessDays.class).plus(today, 3).minusDays(1));
        assertThatExceptionOfType(DomainException.class).isThrownBy(() -> disputes.opens(sooner))
                .matches(refused -> refused.code() == PayError.DISPUTE_DEADLINE_TOO_SOON);
        DisputeId id = disputes.opens(claim);
        answers(id);
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> decide.decide(disputes.operator, id, false))
                .matches(refused -> refused.code() == PayError.ANOTHER_OPERATOR_NEEDED);
        assertThat(payable().available()).isEqualTo(2_600);
        decide.decide(disputes.operator, id, true);
        assertThat(payable().available()).isEqualTo(40_000);
    }

    @Test
    void lapsesWhatIsNotAnsweredInTime() {
        DisputeId id = disputes.opens(disputes.claim(merchant.id, disputes.sold(merchant.id, 10_000), company(),
                10_000));
        lapse.one(id);
        assertThat(merchant.get(api, DISPUTES + id.value()).text("state")).isEqualTo("OPEN");
        scene.sql("update pay_dispute set deadline = '2026-11-01', lapses_at = '2026-11-01 15:00:00' where id = ?",
                id.value());
        assertThat(lapse.due(1_000)).contains(id);
        assertThat(answers(id).code()).isEqualTo("DISPUTE_IN_OTHER_STATE");
        lapse.one(id);
        lapse.one(id);
        assertThat(lapse.due(1_000)).doesNotContain(id);
        assertThat(merchant.get(api, DISPUTES + id.value()).text("state")).isEqualTo("LAPSED");
        assertThat(payable().credit()).isZero();
    }

    @Test
    void paysBackWhatTheMerchantAcceptsOnce() {
        DisputeId id = disputes.opens(disputes.claim(merchant.id, disputes.sold(merchant.id, 10_000), company(),
                10_000));
        Api.Answer accepted = merchant.post(api, DISPUTES + id.value() + "/acceptance", null, "Idempotency-Key", "k1");
        assertThat(accepted.text("state")).isEqualTo("ACCEPTED");
        assertThat(accepted.text("fee")).isEqualTo("11000");
        Api.Answer again = merchant.post(api, DISPUTES + id.value() + "/acceptance", null, "Idempotency-Key", "k1");
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(merchant.post(api, DISPUTES + id.value() + "/acceptance", null).code())
                .isEqualTo("DISPUTE_IN_OTHER_STATE");
        assertThat(scene.number("select fee from pay_sale_line where kind = 'DISPUTE' and part_id = " + id.value()))
                .as("what the settlement counts").isEqualTo(11_000);
    }

    @Test
    void refusesASecondDisputeOfAPaymentAndMoreThanIsOwed() {
        Tsid payment = disputes.sold(merchant.id, 10_000);
        DisputeId id = disputes.opens(disputes.claim(merchant.id, payment, company(), 4_000));
        refused(disputes.claim(merchant.id, payment, company(), 4_000), "DISPUTE_OPEN_BEFORE");
        refused(disputes.claim(merchant.id, disputes.sold(merchant.id, 1), company(), 6_002),
                "MERCHANT_PAYABLE_SHORT");
        assertThat(payable().available()).isEqualTo(6_001);
        decide.decide(disputes.judge, id, true);
        disputes.opens(disputes.claim(merchant.id, payment, company(), 4_000));
    }

    @Test
    void keepsWhatTheMerchantSaysEncrypted() {
        DisputeId id = disputes.opens(disputes.claim(merchant.id, disputes.sold(merchant.id, 10_000), company(),
                10_000));
        answers(id);
        assertThat(scene.number("select count(*) from pay_dispute where evidence like '%운송장%' and id = "
                + id.value())).isZero();
        assertThat(merchant.get(api, DISPUTES + id.value()).text("evidence")).contains("운송장");
    }

    @Test
    void showsNothingToATestKey() {
        DisputeId id = disputes.opens(disputes.claim(merchant.id, disputes.sold(merchant.id, 10_000), company(),
                10_000));
        String key = TestMerchant.basic(merchant.testKey);
        assertThat(api.get(DISPUTES + id.value(), "Authorization", key).code()).isEqualTo("DISPUTE_NOT_FOUND");
        assertThat(api.get("/v1/pay/merchant/disputes", "Authorization", key).body().at("/items")).isEmpty();
        assertThat(merchant.get(api, "/v1/pay/merchant/disputes").text("items/0/id"))
                .isEqualTo(Long.toString(id.value()));
    }

    @Test
    void endsOnceWhoeverComesFirst() throws Exception {
        for (int round = 0; round < 20; round++) {
            DisputeId id = disputes.opens(disputes.claim(merchant.id, disputes.sold(merchant.id, 100), company(),
                    100));
            answers(id);
            List<Callable<Object>> all = List.of(() -> decided(id, true), () -> decided(id, false), () -> {
                accept.accept(new CallingMerchant(merchant.id, true), id);
                return true;
            });
            try (var threads = Executors.newFixedThreadPool(3)) {
                List<Future<Object>> done = threads.invokeAll(all);
                assertThat(IntStream.range(0, 3).filter(i -> succeeded(done.get(i))).count()).isEqualTo(1);
            }
            assertThat(journals(id)).hasSize(2);
        }
    }

    private boolean decided(DisputeId id, boolean won) {
        decide.decide(disputes.judge, id, won);
        return true;
    }

    private static boolean succeeded(Future<Object> done) {
        try {
            done.get();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(DomainException.class);
            return false;
        }
    }

    private void refused(Claim claim, String code) {
        assertThatThrownBy(() -> disputes.opens(claim)).isInstanceOfSatisfying(DomainException.class,
                refused -> assertThat(refused.code().name()).isEqualTo(code));
    }

    private Api.Answer answers(DisputeId id) {
        return merchant.post(api, DISPUTES + id.value() + "/evidence", Map.of("evidence", "운송장 1234-5678"));
    }

    private Balance payable() {
        return transaction.execute(_ -> {
            Account account = accounts.open(AccountKind.MERCHANT_PAYABLE, merchant.id.value());
            return ledger.balance(account);
        });
    }

    private List<String> journals(DisputeId id) {
        return List.of("DISPUTE_OPENED", "DISPUTE_WON", "DISPUTE_LOST").stream().filter(kind -> scene
                .count("pay_journal where kind = '" + kind + "' and reference = '" + id.value() + "'") == 1).toList();
    }

    private long lines(DisputeId id) {
        return scene.count("pay_sale_line where kind = 'DISPUTE' and part_id = " + id.value());
    }

    private static Payer company() {
        return new Payer(Payer.Kind.CARD_COMPANY, 11);
    }
}
