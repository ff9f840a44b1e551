package pay.request;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import member.events.MemberLeft;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayApi.Answer;
import pay.PayScene;
import pay.integrity.BooksCheck;
import pay.integrity.Breach;
import testing.MadangTest;
import testing.TestMembers;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class MoneyRequestTest {
    private static final String PATH = "/v1/pay/money-requests/";

    @Autowired
    ApplicationContext context;
    @Autowired
    LapseJob lapseJob;

    PayScene scene;

    @BeforeEach
    void setTheStage() {
        scene = new PayScene(context);
    }

    @AfterEach
    void theBooksAreRight() {
        scene.assertTheBooksAreRight();
    }

    @Test
    void isPaidByATransferThatBothSidesSee() {
        TestMember asker = scene.member();
        TestMember asked = scene.memberWith(50_000);
        Answer sent = scene.api.ask(asker, asked.id(), 12_000);
        assertThat(sent.status()).isEqualTo(201);
        assertThat(sent.body().path("state").asString()).isEqualTo("OPEN");
        assertThat(sent.body().path("counterparty").asString()).isEqualTo("김*당");
        assertThat(Duration.between(scene.now(), Instant.parse(sent.body().path("lapsesAt").asString())))
                .isBetween(Duration.ofDays(14).minusMinutes(5), Duration.ofDays(14));
        assertThat(scene.api.get(asker, sent.header("Location")).body()).isEqualTo(sent.body());
        var received = scene.api.get(asked, sent.header("Location")).body();
        assertThat(received.path("side").asString()).isEqualTo("ASKED_OF_ME");
        assertThat(received.path("memo").asString()).isEqualTo("회식");
        assertThat(received.toString()).doesNotContain(asker.id().toString());
        assertThat(scene.api.get(scene.member(), sent.header("Location")).code()).isEqualTo("MONEY_REQUEST_NOT_FOUND");

        String key = UUID.randomUUID().toString();
        assertThat(pay(asker, sent).code()).isEqualTo("MONEY_REQUEST_NOT_FOUND");
        Answer paid = scene.api.payRequest(asked, id(sent), key, "");
        assertThat(paid.status()).isEqualTo(200);
        assertThat(paid.body().path("state").asString()).isEqualTo("PAID");
        assertThat(scene.api.balance(asked)).isEqualTo(38_000);
        assertThat(scene.api.balance(asker)).isEqualTo(12_000);
        var transfer = scene.api.get(asker, "/v1/pay/transfers/" + paid.body().path("transferId").asString()).body();
        assertThat(transfer.path("amount").asLong()).isEqualTo(12_000);
        assertThat(transfer.path("memo").asString()).isEqualTo("회식");
        Answer again = scene.api.payRequest(asked, id(sent), key, "");
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(paid.body());
        assertFinal(asker, asked, sent);
        assertThat(told("pay.money-requested", sent)).isEqualTo(1);
        assertThat(outcome(sent)).isEqualTo("PAID");
    }

    @Test
    void isRefusedAsATransferWouldBeAndStaysOpen() {
        TestMember asker = scene.memberWith(1_990_000);
        TestMember asked = scene.memberWith(1_000_000);
        Answer full = scene.api.ask(asker, asked.id(), 10_001);
        Answer dear = scene.api.ask(scene.member(), asked.id(), 500_001);
        TestMember poor = scene.member();
        assertThat(pay(poor, scene.api.ask(asker, poor.id(), 1)).code()).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(pay(asked, full).code()).isEqualTo("TRANSFER_PAYEE_FULL");
        assertThat(pay(asked, dear).code()).isEqualTo("DEVICE_SIGNATURE_MISSING");
        String key = UUID.randomUUID().toString();
        assertThat(scene.api.payRequest(asked, id(dear), key, asked.sign(message(key, dear, 500_001))).code())
                .isEqualTo("TRANSFER_ABOVE_LIMIT");
        assertThat(scene.count("pay_money_request where state = 'OPEN' and id in (" + id(full) + "," + id(dear) + ")"))
                .isEqualTo(2);
        assertThat(scene.api.balance(asked)).isEqualTo(1_000_000);

        scene.sql("insert into pay_transfer_usage (member_id, day, day_amount, month, month_amount) values "
                + "(?, '2100-01-01', 1000000, '2100-01-01', 1000000)", asked.id().value());
        Answer small = scene.api.ask(scene.member(), asked.id(), 1);
        assertThat(pay(asked, small).code()).isEqualTo("TRANSFER_ABOVE_DAILY_LIMIT");
        assertThat(scene.api.get(asked, PATH + id(small)).body().path("state").asString()).isEqualTo("OPEN");
    }

    @Test
    void isSignedByTheDeviceFromAnAmountOn() {
        TestMember asker = scene.member();
        TestMember asked = scene.memberWith(1_000_000);
        Answer sent = scene.api.ask(asker, asked.id(), 300_000);
        Answer other = scene.api.ask(asker, asked.id(), 300_000);
        String key = UUID.randomUUID().toString();
        String good = asked.sign(message(key, sent, 300_000));
        for (String signature : List.of(asked.sign(message(key, other, 300_000)),
                asker.sign(message(key, sent, 300_000)),
                asked.sign(message(key, sent, 300_001)), asked.sign(message("another", sent, 300_000)))) {
            assertThat(scene.api.payRequest(asked, id(sent), UUID.randomUUID().toString(), signature).code())
                    .isEqualTo("DEVICE_SIGNATURE_INVALID");
        }
        assertThat(scene.api.payRequest(asked, id(sent), UUID.randomUUID().toString(), good).code())
                .isEqualTo("DEVICE_SIGNATURE_INVALID");
        assertThat(scene.api.payRequest(asked, id(sent), key, good).status()).isEqualTo(200);
    }

    @Test
    void showsTheNameBehindAPhoneNumberOnlyOnceMoneyCameFromIt() {
        TestMember asker = scene.member();
        TestMember asked = scene.memberWith(50_000);
        Answer sent = scene.api.ask(asker, asked.phone(), 12_000);
        assertThat(sent.body().path("counterparty").asString()).isEqualTo("010-****-" + asked.phone().substring(7));
        pay(asked, sent);
        assertThat(scene.api.get(asker, sent.header("Location")).body().path("counterparty").asString())
                .isEqualTo("김*당");
    }

    @Test
    void isRefusedWithoutTellingWhy() {
        TestMember asker = scene.member();
        String nobody = TestMembers.newPhone();
        TestMember left = scene.member();
        TestMember unwilling = scene.member();
        String old = id(scene.api.ask(asker, unwilling.id(), 1));
        leave(left);
        Answer blocked = scene.api.post(unwilling, "/v1/pay/blocked-askers", "{\"moneyRequestId\":\"" + old + "\"}");
        assertThat(blocked.status()).isEqualTo(201);
        assertThat(blocked.body().path("name").asString()).isEqualTo("김*당");
        assertThat(blocked.response().body()).doesNotContain(asker.id().toString());

        int before = scene.count("pay_money_request");
        for (Object of : List.of(nobody, left.id(), unwilling.id(), unwilling.phone(), scene.id(),
                "9999999999999999999")) {
            assertThat(scene.api.ask(asker, of, 1).code()).as("%s", of).isEqualTo("MONEY_REQUEST_ASKED_UNAVAILABLE");
        }
        assertThat(scene.api.ask(asker, asker.phone(), 1).code()).isEqualTo("MONEY_REQUEST_TO_SELF");
        assertThat(scene.api.ask(left, asker.id(), 1).code()).isEqualTo("WALLET_CLOSED");
        assertThat(scene.count("pay_money_request")).isEqualTo(before);
        // The block is that asker's alone; of a reminder nothing is told, which they do not see.
        assertThat(scene.api.ask(scene.member(), unwilling.id(), 1).status()).isEqualTo(201);
        assertThat(scene.api.post(asker, PATH + old + "/reminder").status()).isEqualTo(200);
        assertThat(told("pay.money-request-reminded", old)).isZero();
        // Once more, and of another member.
        assertThat(scene.api.post(unwilling, "/v1/pay/blocked-askers", "{\"moneyRequestId\":\"" + old + "\"}").body())
                .isEqualTo(blocked.body());
        assertThat(scene.api.post(asker, "/v1/pay/blocked-askers", "{\"moneyRequestId\":\"" + old + "\"}").code())
                .isEqualTo("MONEY_REQUEST_NOT_FOUND");

        String path = "/v1/pay/blocked-askers/" + blocked.body().path("id").asString();
        assertThat(scene.api.get(unwilling, "/v1/pay/blocked-askers").body().at("/items/0")).isEqualTo(blocked.body());
        assertThat(scene.api.delete(asker, path).code()).isEqualTo("BLOCKED_ASKER_NOT_FOUND");
        assertThat(scene.api.delete(unwilling, path).status()).isEqualTo(204);
        assertThat(scene.api.delete(unwilling, path).code()).isEqualTo("BLOCKED_ASKER_NOT_FOUND");
        assertThat(scene.api.ask(asker, unwilling.id(), 1).status()).isEqualTo(201);
    }

    @Test
    void isDeclinedOrTakenBackForGood() {
        TestMember asker = scene.member();
        TestMember asked = scene.memberWith(50_000);
        Answer declined = scene.api.ask(asker, asked.id(), 1_000);
        Answer canceled = scene.api.ask(asker, asked.id(), 1_000);
        assertThat(scene.api.post(asker, PATH + id(declined) + "/refusal").code())
                .isEqualTo("MONEY_REQUEST_NOT_FOUND");
        assertThat(scene.api.post(asked, PATH + id(canceled) + "/cancellation").code())
                .isEqualTo("MONEY_REQUEST_NOT_FOUND");
        assertThat(scene.api.post(asked, PATH + id(declined) + "/refusal").body().path("state").asString())
                .isEqualTo("DECLINED");
        assertThat(scene.api.post(asker, PATH + id(canceled) + "/cancellation").body().path("state").asString())
                .isEqualTo("CANCELED");
        assertFinal(asker, asked, declined);
        assertFinal(asker, asked, canceled);
        assertThat(outcome(declined)).isEqualTo("DECLINED");
        assertThat(outcome(canceled)).isEqualTo("CANCELED");
        assertThat(scene.api.balance(asked)).isEqualTo(50_000);
    }

    @Test
    void isRemindedOfOnceADay() {
        TestMember asker = scene.member();
        TestMember asked = scene.member();
        Answer sent = scene.api.ask(asker, asked.id(), 1_000);
        String path = PATH + id(sent) + "/reminder";
        assertThat(scene.api.post(asked, path).code()).isEqualTo("MONEY_REQUEST_NOT_FOUND");
        assertThat(scene.api.post(asker, path).body().path("remindedAt").isNull()).isFalse();
        assertThat(scene.api.post(asker, path).code()).isEqualTo("MONEY_REQUEST_REMINDED_TODAY");
        scene.sql("update pay_money_request set reminded_at = reminded_at - interval 24 hour where id = ?", id(sent));
        assertThat(scene.api.post(asker, path).status()).isEqualTo(200);
        assertThat(told("pay.money-request-reminded", sent)).isEqualTo(2);
    }

    @Test
    void lapsesWhenItsTimeIsOver() {
        TestMember asker = scene.member();
        TestMember asked = scene.memberWith(50_000);
        Answer due = scene.api.ask(asker, asked.id(), 1_000);
        Answer later = scene.api.ask(asker, asked.id(), 1_000);
        scene.sql("update pay_money_request set lapses_at = asked_at where id = ?", id(due));
        assertThat(pay(asked, due).code()).isEqualTo("MONEY_REQUEST_CLOSED");
        lapseJob.run();
        lapseJob.run();
        assertThat(scene.api.get(asker, PATH + id(due)).body().path("state").asString()).isEqualTo("LAPSED");
        assertThat(scene.api.get(asker, PATH + id(later)).body().path("state").asString()).isEqualTo("OPEN");
        assertFinal(asker, asked, due);
        assertThat(outcome(due)).isEqualTo("LAPSED");
    }

    @Test
    void endsWithTheMembershipOfEitherSide() {
        TestMember leaver = scene.member();
        TestMember other = scene.memberWith(50_000);
        Answer asked = scene.api.ask(leaver, other.id(), 1_000);
        Answer of = scene.api.ask(other, leaver.id(), 1_000);
        Answer declined = scene.api.ask(other, leaver.id(), 1_000);
        scene.api.post(leaver, PATH + id(declined) + "/refusal");
        Answer stays = scene.api.ask(other, scene.member().id(), 1_000);
        scene.api.post(leaver, "/v1/pay/blocked-askers", "{\"moneyRequestId\":\"" + id(of) + "\"}");
        scene.api.post(other, "/v1/pay/blocked-askers", "{\"moneyRequestId\":\"" + id(asked) + "\"}");
        leave(leaver);

        assertThat(outcome(asked)).isEqualTo("LEFT");
        assertThat(outcome(of)).isEqualTo("LEFT");
        assertThat(outcome(declined)).isEqualTo("DECLINED");
        assertThat(pay(other, asked).code()).isEqualTo("MONEY_REQUEST_CLOSED");
        assertThat(scene.api.get(other, PATH + id(stays)).body().path("state").asString()).isEqualTo("OPEN");
        assertThat(scene.count("pay_blocked_asker where " + leaver.id() + " in (member_id, asker)")).isZero();
        assertThat(scene.count("pay_asker where member_id = " + leaver.id())).isZero();
    }

    @Test
    void keepsAnAskerFromAskingTooMuch() {
        TestMember asker = scene.member();
        TestMember asked = scene.member();
        List<String> ids = new ArrayList<>();
        IntStream.range(0, 10).forEach(_ -> ids.add(id(scene.api.ask(asker, asked.id(), 1))));
        scene.api.post(asker, PATH + ids.getFirst() + "/cancellation");
        // Taken back or not: each of them rang.
        assertThat(scene.api.ask(asker, asked.phone(), 1).code()).isEqualTo("MONEY_REQUEST_TOO_MANY_TODAY");
        assertThat(scene.api.ask(scene.member(), asked.id(), 1).status()).isEqualTo(201);
        scene.sql("update pay_money_request set asked_at = asked_at - interval 1 day where asker = ?",
                asker.id().value());
        IntStream.range(0, 10).forEach(_ -> scene.api.ask(asker, asked.id(), 1));
        IntStream.range(0, 10).forEach(_ -> scene.api.ask(asker, scene.member().id(), 1));
        TestMember more = scene.member();
        assertThat(scene.api.ask(asker, more.id(), 1).status()).isEqualTo(201);
        assertThat(scene.api.ask(asker, more.id(), 1).code()).isEqualTo("MONEY_REQUEST_TOO_MANY_OPEN");
        scene.api.post(asked, PATH + ids.getLast() + "/refusal");
        assertThat(scene.api.ask(asker, more.id(), 1).status()).isEqualTo(201);
    }

    @Test
    void isListedOnBothSidesByStatePageByPage() {
        TestMember one = scene.member();
        TestMember other = scene.member();
        List<String> open = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            open.addFirst(id(scene.api.ask(one, other.id(), i)));
        }
        String back = id(scene.api.ask(other, one.id(), 1));
        String canceled = open.remove(2);
        scene.api.post(one, PATH + canceled + "/cancellation");
        assertThat(listed(one, "side=ASKED_BY_ME&state=OPEN")).isEqualTo(open);
        assertThat(listed(other, "side=ASKED_OF_ME&state=OPEN")).isEqualTo(open);
        assertThat(listed(one, "side=ASKED_BY_ME&state=CANCELED")).containsExactly(canceled);
        assertThat(listed(other, "side=ASKED_OF_ME")).hasSize(5).contains(canceled);
        assertThat(listed(one, "side=ASKED_OF_ME")).containsExactly(back);
        assertThat(scene.api.get(one, "/v1/pay/money-requests").status()).isEqualTo(400);
    }

    @Test
    void aPaidOneWithoutItsTransferIsFound() {
        TestMember asker = scene.member();
        TestMember asked = scene.memberWith(1_000);
        Answer sent = scene.api.ask(asker, asked.id(), 1_000);
        pay(asked, sent);
        scene.sql("update pay_money_request set amount = 999 where id = ?", id(sent));
        assertThat(context.getBean(BooksCheck.class).run()).containsExactly(
                new Breach(Breach.Rule.PAID_REQUEST_WITHOUT_ITS_TRANSFER, Long.parseLong(id(sent))));
        scene.sql("update pay_money_request set amount = 1000 where id = ?", id(sent));
    }

    private void assertFinal(TestMember asker, TestMember asked, Answer request) {
        String path = PATH + id(request);
        var before = scene.api.get(asker, path).body();
        assertThat(pay(asked, request).code()).isEqualTo("MONEY_REQUEST_CLOSED");
        assertThat(scene.api.post(asked, path + "/refusal").code()).isEqualTo("MONEY_REQUEST_CLOSED");
        assertThat(scene.api.post(asker, path + "/cancellation").code()).isEqualTo("MONEY_REQUEST_CLOSED");
        assertThat(scene.api.post(asker, path + "/reminder").code()).isEqualTo("MONEY_REQUEST_CLOSED");
        lapseJob.run();
        assertThat(scene.api.get(asker, path).body()).isEqualTo(before);
        assertThat(told("pay.money-request-closed", request)).isEqualTo(1);
    }

    private void leave(TestMember member) {
        scene.tell(new MemberLeft(scene.id(), scene.now(), member.id()));
        Awaitility.await()
                .until(() -> scene.count("pay_wallet where status = 'CLOSED' and member_id = " + member.id()) == 1);
    }

    private List<String> listed(TestMember member, String query) {
        List<String> listed = new ArrayList<>();
        String cursor = "";
        do {
            var page = scene.api.get(member, "/v1/pay/money-requests?limit=2&" + query + cursor).body();
            page.path("items").valueStream().forEach(each -> listed.add(each.path("id").asString()));
            cursor = page.path("nextCursor").isNull() ? "" : "&cursor=" + page.path("nextCursor").asString();
        } while (!cursor.isEmpty());
        return listed;
    }

    private Answer pay(TestMember asked, Answer request) {
        return scene.api.payRequest(asked, id(request), UUID.randomUUID().toString(), "");
    }

    private static String id(Answer request) {
        return request.body().path("id").asString();
    }

    private static String message(String key, Answer request, long amount) {
        return "madang.pay.money-request.v1\n" + key + "\n" + id(request) + "\n" + amount;
    }

    private long told(String type, Answer request) {
        return told(type, id(request));
    }

    private long told(String type, String id) {
        return scene.number(
                "select count(*) from platform_event_log where type = '" + type + "' and aggregate_id = " + id);
    }

    /** As the event tells it. */
    private String outcome(Answer request) {
        String where = " and aggregate_id = " + id(request) + " and type = 'pay.money-request-closed'";
        return List.of("PAID", "DECLINED", "CANCELED", "LAPSED", "LEFT").stream()
                .filter(each -> scene.count(
                        "platform_event_log where body like '%\"outcome\":\"" + each + "\"%'" + where) == 1)
                .findFirst().orElse("none");
    }
}
