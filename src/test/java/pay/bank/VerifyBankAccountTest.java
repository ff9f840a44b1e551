package pay.bank;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import member.events.MemberLeft;
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
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class VerifyBankAccountTest {
    PayScene scene;
    TestMember member;
    String number;

    @BeforeEach
    void setTheStage(@Autowired ApplicationContext context) {
        scene = new PayScene(context);
        member = scene.member();
        number = PayScene.accountNumber("1234");
    }

    @AfterEach
    void theBooksAreRight() {
        scene.assertTheBooksAreRight();
    }

    @Test
    void linksAnAccountWhoseHolderReadsTheCodeOnItsStatement() {
        PayApi.Answer begun = begin();
        assertThat(begun.body().path("verified").asBoolean()).isFalse();
        assertThat(accounts().isEmpty()).as("not linked yet").isTrue();
        String id = begun.body().path("id").asString();
        assertRefused(scene.api.topUp(member, id, 1_000), 404, "BANK_ACCOUNT_NOT_FOUND");

        PayApi.Answer linked = verify(id, scene.api.codeSentTo(number));

        assertThat(linked.body().path("verified").asBoolean()).as(linked.response().body()).isTrue();
        assertThat(accounts().path(0).path("id").asString()).isEqualTo(id);
        assertThat(verify(id, "0000").status()).as("it is linked, whatever comes late").isEqualTo(200);
        assertRefused(begin(), 409, "BANK_ACCOUNT_ALREADY_LINKED");
        assertThat(scene.count("pay_account_verification where bank_account_id = " + id)).isZero();
    }

    @Test
    void takesFiveTriesAndThenAnotherCode() {
        String id = begin().body().path("id").asString();
        String code = scene.api.codeSentTo(number);
        String wrong = code.equals("0000") ? "0001" : "0000";
        for (int i = 0; i < 5; i++) {
            assertRefused(verify(id, wrong), 422, "ACCOUNT_CODE_WRONG");
        }
        assertRefused(verify(id, code), 409, "ACCOUNT_CODE_OVER");

        begin();
        assertThat(verify(id, scene.api.codeSentTo(number)).status()).isEqualTo(200);
    }

    @Test
    void sendsThreeCodesADayToOneAccountWhoeverAsks() {
        begin();
        begin();
        TestMember other = scene.member();
        assertThat(begin(other).status()).isEqualTo(201);

        assertRefused(begin(), 422, "ACCOUNT_CODES_TODAY");
        assertRefused(begin(other), 422, "ACCOUNT_CODES_TODAY");
    }

    @Test
    void sendsNoMoreWhenManyAskAtOnceNorWhenThoseWhoAskedHaveLeft() throws Exception {
        List<TestMember> members = IntStream.range(0, 8).mapToObj(_ -> scene.member()).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<PayApi.Answer>> answers = threads
                    .invokeAll(members.stream().<Callable<PayApi.Answer>>map(each -> () -> begin(each)).toList());
            assertThat(answers.stream().filter(answer -> answer.resultNow().status() == 201)).hasSize(3);
            assertThat(answers.stream().filter(answer -> answer.resultNow().status() != 201))
                    .allMatch(answer -> answer.resultNow().code().equals("ACCOUNT_CODES_TODAY"));
        }
        members.forEach(each -> scene.tell(new MemberLeft(scene.id(), scene.now(), each.id())));
        Awaitility.await().until(() -> scene.count("pay_bank_account where number_index is not null and member_id in ("
                + members.stream().map(each -> each.id().toString()).collect(Collectors.joining(",")) + ")") == 0);

        assertRefused(begin(), 422, "ACCOUNT_CODES_TODAY");
    }

    @Test
    void wantsTheDevicesSignature() {
        String id = begin().body().path("id").asString();
        assertRefused(scene.api.post(member, "/v1/pay/bank-accounts/" + id + "/verification",
                "{\"code\":\"" + scene.api.codeSentTo(number) + "\"}", "key", member.sign("something else")), 403,
                "DEVICE_SIGNATURE_INVALID");
    }

    @Test
    void countsTriesThatComeAtOnce() throws Exception {
        String id = begin().body().path("id").asString();
        String wrong = scene.api.codeSentTo(number).equals("0000") ? "0001" : "0000";
        Callable<String> guess = () -> verify(id, wrong).code();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = threads.invokeAll(IntStream.range(0, 12).mapToObj(_ -> guess).toList());
            assertThat(answers.stream().filter(answer -> answer.resultNow().equals("ACCOUNT_CODE_WRONG"))).hasSize(5);
        }
    }

    @Test
    void takesNoCodeThatIsOld() {
        String id = begin().body().path("id").asString();
        scene.sql(
                "update pay_account_verification set expires_at = expires_at - interval 10 minute where bank_account_id = ?",
                id);
        assertRefused(verify(id, scene.api.codeSentTo(number)), 409, "ACCOUNT_CODE_OVER");
    }

    @Test
    void linksNothingForAnybodyElse() {
        String id = begin().body().path("id").asString();
        TestMember other = scene.member();
        assertRefused(scene.api.verify(other, id, scene.api.codeSentTo(number)), 404, "BANK_ACCOUNT_NOT_FOUND");
    }

    @Test
    void linksNothingThatMoneyWasOnlySentTo() {
        TestMember rich = scene.memberWith(10_000);
        scene.api.post(rich, "/v1/pay/account-transfers",
                "{\"bankCode\":\"088\",\"accountNumber\":\"" + number + "\",\"amount\":100,\"text\":\"1234\"}");
        long id = scene.number("select max(id) from pay_bank_account where member_id = " + rich.id().value());
        assertRefused(scene.api.verify(rich, Long.toString(id), "1234"), 404,
                "BANK_ACCOUNT_NOT_FOUND");
    }

    private PayApi.Answer begin() {
        return begin(member);
    }

    private PayApi.Answer begin(TestMember asker) {
        return scene.api.post(asker, "/v1/pay/bank-accounts",
                "{\"bankCode\":\"088\",\"accountNumber\":\"" + number + "\"}");
    }

    private PayApi.Answer verify(String id, String code) {
        return scene.api.verify(member, id, code);
    }

    private JsonNode accounts() {
        return scene.api.get(member, "/v1/pay/bank-accounts").body().path("items");
    }

    private static void assertRefused(PayApi.Answer answer, int status, String code) {
        assertThat(answer.code()).as(answer.response().body()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }
}
