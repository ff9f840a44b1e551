package pay.topup;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayApi;
import pay.PayScene;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class TopUpTest {
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
    void fillsTheWallet() {
        TestMember member = scene.member();
        PayApi.Answer answer = scene.api.topUp(member, link(member, "1234"), 30_000);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        assertThat(answer.body().path("status").asString()).isEqualTo("COMPLETED");
        assertThat(scene.api.get(member, answer.header("Location")).body()).isEqualTo(answer.body());
        assertThat(scene.api.balance(member)).isEqualTo(30_000);
    }

    @Test
    void stopsAtTheWalletsCapCountingWhatIsOnItsWay() {
        TestMember member = scene.member();
        String account = link(member, "1234");
        assertThat(scene.api.topUp(member, account, 2_000_000).status()).isEqualTo(201);

        PayApi.Answer answer = scene.api.topUp(member, account, 1);

        assertRefused(answer, 422, "WALLET_CAP_EXCEEDED");
    }

    @Test
    void tellsWhyTheBankRefused() {
        TestMember member = scene.member();

        assertRefused(scene.api.topUp(member, link(member, "0002"), 1_000), 422, "TOP_UP_SHORT_AT_BANK");
        assertRefused(scene.api.topUp(member, link(member, "0005"), 1_000), 422, "TOP_UP_ACCOUNT_CLOSED");
        assertThat(scene.api.balance(member)).isZero();
        assertThat(scene.api.wallet(member).body().path("incoming").asLong()).isZero();
    }

    @Test
    void findsOutLaterWhatTheBankDidWhenItsAnswerGotLost() {
        TestMember member = scene.member();
        PayApi.Answer answer = scene.api.topUp(member, link(member, "0004"), 1_000);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().path("status").asString()).isEqualTo("PENDING");
        assertThat(scene.api.wallet(member).body().path("incoming").asLong()).isEqualTo(1_000);
        scene.theBankIsAskedAgain(member);
        Awaitility.await().until(() -> scene.api.balance(member) == 1_000);
        assertThat(scene.api.get(member, answer.header("Location")).body().path("status").asString())
                .isEqualTo("COMPLETED");
    }

    @Test
    void takesARequestBackThatTheBankNeverGot() {
        TestMember member = scene.member();
        PayApi.Answer answer = scene.api.topUp(member, link(member, "0003"), 1_000);

        assertThat(answer.status()).isEqualTo(202);
        scene.theBankIsAskedAgain(member);
        Awaitility.await().until(() -> scene.api
                .get(member, answer.header("Location")).body().path("status").asString().equals("REFUSED"));
        assertThat(scene.api.balance(member)).isZero();
        assertThat(scene.api.wallet(member).body().path("incoming").asLong()).isZero();
    }

    @Test
    void topsUpOncePerKeyAndShowsWhatHasBecomeOfIt() {
        TestMember member = scene.member();
        String account = link(member, "0004");
        PayApi.Answer first = scene.api.topUp(member, account, 1_000, "the-same-key");
        assertThat(first.status()).isEqualTo(202);
        scene.theBankIsAskedAgain(member);
        Awaitility.await().until(() -> scene.api.balance(member) == 1_000);

        PayApi.Answer again = scene.api.topUp(member, account, 1_000, "the-same-key");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.body().path("id")).isEqualTo(first.body().path("id"));
        assertThat(scene.api.balance(member)).isEqualTo(1_000);
        assertRefused(scene.api.topUp(member, account, 2_000, "the-same-key"), 422, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void usesOnlyTheMembersOwnAccounts() {
        TestMember member = scene.member();
        TestMember other = scene.member();
        String account = link(member, "1234");

        assertRefused(scene.api.topUp(other, account, 1_000), 404, "BANK_ACCOUNT_NOT_FOUND");
        PayApi.Answer mine = scene.api.topUp(member, account, 1_000);
        assertRefused(scene.api.get(other, mine.header("Location")), 404, "TOP_UP_NOT_FOUND");
    }

    @Test
    void linksAnAccountOnceAndNoneThatTheBankDoesNotKnow() {
        TestMember member = scene.member();
        String number = PayScene.accountNumber("1234");
        scene.api.link(member, number);

        String body = "{\"bankCode\":\"088\",\"accountNumber\":\"" + number + "\"}";
        assertRefused(scene.api.post(member, "/v1/pay/bank-accounts", body), 409, "BANK_ACCOUNT_ALREADY_LINKED");
        assertRefused(scene.api.post(member, "/v1/pay/bank-accounts", body.replace(number, "1101234560001")), 422,
                "BANK_ACCOUNT_REFUSED");
        assertThat(scene.api.get(member, "/v1/pay/bank-accounts").body().path("items").path(0).path("maskedNumber")
                .asString()).isEqualTo("****1234");
        assertThat(scene.count("pay_bank_account where number like '%" + number + "%'")).isZero();
    }

    private String link(TestMember member, String end) {
        return scene.api.link(member, PayScene.accountNumber(end));
    }

    private static void assertRefused(PayApi.Answer answer, int status, String code) {
        assertThat(answer.code()).as(answer.response().body()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }
}
