package pay;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayApi.Answer;
import testing.MadangTest;
import testing.OldText;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

/** What members write to each other is in no row in clear; what the release before wrote is read, and sealed at night. */
@MadangTest
class SealedTextsTest {
    @Autowired
    ApplicationContext context;

    PayScene scene;
    TestMember member;
    TestMember friend;

    @BeforeEach
    void setTheStage() {
        scene = new PayScene(context);
        member = scene.memberWith(50_000);
        friend = scene.memberWith(50_000);
    }

    @Test
    void ofATransfer() {
        assertKept("pay_transfer", "memo", scene.api.transfer(member, friend.id(), 1_000), "점심값", "memo",
                "/v1/pay/transfers");
    }

    @Test
    void ofAMoneyRequestAndOfTheTransferThatPaysIt() {
        Answer asked = scene.api.ask(member, friend.id(), 1_000);
        OldText memo = assertKept("pay_money_request", "memo", asked, "회식", "memo",
                "/v1/pay/money-requests?side=ASKED_BY_ME");
        memo.writtenBefore("어제 회식");
        Answer paid = scene.api.payRequest(friend, id(asked), "7f3c2d60-0f5a-4e0e-9f0b-7f0a2f4a1c11", "");
        String transfer = paid.body().path("transferId").asString();
        assertThat(scene.api.get(friend, "/v1/pay/transfers/" + transfer).body().path("memo").asString())
                .isEqualTo("어제 회식");
        new OldText(context, "pay_transfer", "memo", Long.parseLong(transfer)).assertSealed();
    }

    @Test
    void ofABillAndItsShares() {
        Answer split = scene.api.post(member, "/v1/pay/split-bills",
                "{\"total\":2000,\"memo\":\"1박 2일\",\"friends\":[{\"of\":\"" + friend.id() + "\"}]}");
        assertKept("pay_split_bill", "memo", split, "1박 2일", "memo", "/v1/pay/split-bills");
        new OldText(context, "pay_money_request", "memo",
                Long.parseLong(split.body().at("/requests/0/id").asString())).assertSealed();
    }

    @Test
    void ofAnAccountsStatement() {
        Answer sent = scene.api.post(member, "/v1/pay/account-transfers",
                "{\"bankCode\":\"090\",\"accountNumber\":\"" + PayScene.accountNumber("7777")
                        + "\",\"amount\":1000,\"text\":\"월세\"}");
        assertThat(scene.count("pay_sandbox_transfer where statement_text = '월세' and request_id = " + id(sent)))
                .as("the bank was told").isOne();
        assertKept("pay_bank_transfer", "statement_text", sent, "월세", "text", "/v1/pay/withdrawals");
    }

    @Test
    void ofNothingWhereNothingWasWritten() {
        Answer sent = scene.api.post(member, "/v1/pay/transfers",
                "{\"to\":\"" + friend.id() + "\",\"amount\":1000}");
        assertThat(sent.status()).isEqualTo(201);
        assertThat(scene.api.get(friend, sent.header("Location")).body().path("memo").isNull()).isTrue();
        assertThat(scene.count("pay_transfer where memo is null and memo_sealed is null and id = " + id(sent))).isOne();
    }

    /** As it is written now, as the release before wrote it, and after the night. */
    private OldText assertKept(String table, String column, Answer made, String text, String field, String list) {
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        OldText kept = new OldText(context, table, column, Long.parseLong(id(made)));
        kept.assertSealed();
        assertShown(made, field, text, list);
        kept.writtenBefore("예전 글");
        assertShown(made, field, "예전 글", list);
        kept.assertSealedAtNight();
        assertShown(made, field, "예전 글", list);
        return kept;
    }

    private void assertShown(Answer made, String field, String text, String list) {
        assertThat(List.of(scene.api.get(member, made.header("Location")).body().path(field).asString(),
                scene.api.get(member, list).body().at("/items/0/" + field).asString())).containsExactly(text, text);
    }

    private static String id(Answer made) {
        return made.body().path("id").asString();
    }
}
