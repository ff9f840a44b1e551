package pay.topup;

import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayApi;
import pay.PayScene;
import pay.bank.BankAccountId;
import pay.error.PayError;
import platform.money.Won;
import platform.web.DomainException;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class AutoTopUpTest {
    static final long STEP = 10_000;
    PayScene scene;

    @BeforeEach
    void setTheStage(@Autowired ApplicationContext context) {
        scene = new PayScene(context);
    }

    @AfterEach
    void theBooksAreRight() {
        scene.assertTheBooksAreRight();
    }

    @Test
    void fillsWhatATransferLacksRoundedUp() {
        TestMember member = filledFrom("1234");
        PayApi.Answer answer = scene.api.transfer(member, scene.member().id().value(), 12_000);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        assertThat(scene.api.balance(member)).isEqualTo(8_000);

        scene.api.transfer(member, scene.member().id().value(), 8_000);
        assertThat(scene.api.balance(member)).as("what is there is taken first").isZero();
    }

    @Test
    void fillsWhatAPaymentLacks() {
        TestMember member = filledFrom("1234");
        PayScene.Prepared prepared = scene.prepared(member, 25_000);

        assertThat(scene.confirm(member, prepared).status()).isEqualTo(200);
        assertThat(scene.api.balance(member)).isEqualTo(5_000);
    }

    @Test
    void fillsNothingForARequestThatIsRefusedAnyway() {
        TestMember member = filledFrom("1234");
        PayScene.Prepared prepared = scene.prepared(member, 25_000);
        assertRefused(
                scene.api.confirm(member, prepared.orderId().value(), 25_000, 25_000, member.sign("something else"),
                        "a-wrong-signature"),
                403, "DEVICE_SIGNATURE_INVALID");

        assertThat(scene.api.balance(member)).isZero();
    }

    @Test
    void fillsOncePerKeyHoweverOftenItIsSent() {
        TestMember member = filledFrom("1234");
        long to = scene.member().id().value();
        PayApi.Answer first = scene.api.transfer(member, to, 10_000, "one-key", "");
        PayApi.Answer again = scene.api.transfer(member, to, 10_000, "one-key", "");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(scene.api.balance(member)).isZero();
        assertThat(scene.count("pay_bank_transfer where purpose = 'TOP_UP' and member_id = " + member.id().value()))
                .isOne();
    }

    /** As when another instance has done it and its answer was not seen yet: the wallet is short because of that. */
    @Test
    void fillsNothingForARequestThatWasDoneMeanwhile(@Autowired FillShortWallet fillShortWallet) {
        TestMember member = filledFrom("1234");
        AtomicInteger times = new AtomicInteger();

        String answer = fillShortWallet.fillingIfShort(member.id(), Won.of(10_000), watch -> watch.over(() -> {
            if (times.incrementAndGet() == 1) {
                throw new DomainException(PayError.INSUFFICIENT_BALANCE);
            }
            return "what was answered";
        }));

        assertThat(answer).isEqualTo("what was answered");
        assertThat(scene.count("pay_bank_transfer where purpose = 'TOP_UP' and member_id = " + member.id().value()))
                .isZero();
    }

    @Test
    void leavesAKeyFreeWhileTheBankIsSilent() {
        TestMember member = filledFrom("0004");
        long to = scene.member().id().value();

        for (int i = 0; i < 3; i++) {
            assertRefused(scene.api.transfer(member, to, 10_000, "again-later", ""), 409, "AUTO_TOP_UP_PENDING");
        }
        assertThat(scene.count("pay_bank_transfer where purpose = 'TOP_UP' and member_id = " + member.id().value()))
                .as("asked of the bank").isOne();
        scene.theBankIsAskedAgain(member);
        Awaitility.await().until(() -> scene.api.balance(member) == STEP);

        assertThat(scene.api.transfer(member, to, 10_000, "again-later", "").status()).isEqualTo(201);
    }

    @Test
    void refusesWhatTheBankDoesNotCoverEither() {
        TestMember member = filledFrom("0002");
        assertRefused(scene.api.transfer(member, scene.member().id().value(), 1_000), 422, "INSUFFICIENT_BALANCE");
    }

    @Test
    void canBeReadAndTakenBack() {
        TestMember member = filledFrom("1234");
        assertThat(scene.api.get(member, "/v1/pay/auto-top-up").body().path("step").asLong()).isEqualTo(STEP);

        assertThat(scene.api.delete(member, "/v1/pay/auto-top-up").status()).isEqualTo(204);

        assertRefused(scene.api.get(member, "/v1/pay/auto-top-up"), 404, "AUTO_TOP_UP_NOT_FOUND");
        assertRefused(scene.api.transfer(member, scene.member().id().value(), 1_000), 422, "INSUFFICIENT_BALANCE");
    }

    @Test
    void takesOnlyAnAccountOfTheMembersOwnAndOnlySigned() {
        TestMember member = scene.member();
        String others = scene.api.link(scene.member(), PayScene.accountNumber("1234"));
        assertRefused(choose(member, others, "anything"), 403, "DEVICE_SIGNATURE_INVALID");
        assertRefused(choose(member, others, signed(member, others)), 404, "BANK_ACCOUNT_NOT_FOUND");
    }

    @Test
    void fillsJustWhatIsMissingWhereTheWalletCannotHoldMore() {
        AutoTopUp chosen = new AutoTopUp(new BankAccountId(1), Won.of(10_000));
        assertThat(chosen.amount(10_000, 50_000)).isEqualTo(Won.of(10_000));
        assertThat(chosen.amount(10_001, 50_000)).isEqualTo(Won.of(20_000));
        assertThat(chosen.amount(10_001, 19_999)).isEqualTo(Won.of(10_001));
    }

    private TestMember filledFrom(String end) {
        TestMember member = scene.member();
        String account = scene.api.link(member, PayScene.accountNumber(end));
        PayApi.Answer chosen = choose(member, account, signed(member, account));
        assertThat(chosen.status()).as(chosen.response().body()).isEqualTo(200);
        return member;
    }

    private static String signed(TestMember member, String account) {
        return member.sign("madang.pay.auto-top-up.v1\n" + account + "\n" + STEP);
    }

    private PayApi.Answer choose(TestMember member, String account, String signature) {
        return scene.api.put(member, "/v1/pay/auto-top-up",
                "{\"bankAccountId\":\"" + account + "\",\"step\":" + STEP + "}", signature);
    }

    private static void assertRefused(PayApi.Answer answer, int status, String code) {
        assertThat(answer.code()).as(answer.response().body()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }
}
