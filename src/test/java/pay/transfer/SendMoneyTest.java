package pay.transfer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import member.events.MemberLeft;
import member.events.PhoneChanged;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayApi.Answer;
import pay.PayScene;
import platform.security.IdentityTier;
import testing.MadangTest;
import testing.Race;
import testing.TestMembers;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class SendMoneyTest {

    @Autowired
    ApplicationContext context;

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
    void sendsMoneyToAMemberAndShowsItToBothOfThem() {
        TestMember sender = scene.memberWith(50_000);
        TestMember recipient = scene.member();
        Answer sent = scene.api.transfer(sender, recipient.id(), 12_000);

        assertThat(sent.status()).isEqualTo(201);
        assertThat(sent.body().path("status").asString()).isEqualTo("COMPLETED");
        assertThat(sent.body().path("counterparty").asString()).isEqualTo("김*당");
        assertThat(scene.api.balance(sender)).isEqualTo(38_000);
        assertThat(scene.api.balance(recipient)).isEqualTo(12_000);
        String path = sent.header("Location");
        assertThat(scene.api.get(sender, path).body()).isEqualTo(sent.body());
        var received = scene.api.get(recipient, path).body();
        assertThat(received.path("direction").asString()).isEqualTo("RECEIVED");
        assertThat(received.path("memo").asString()).isEqualTo("점심값");
        assertThat(scene.api.get(scene.member(), path).code()).isEqualTo("TRANSFER_NOT_FOUND");
        var line = scene.api.get(sender, "/v1/pay/wallet/movements?limit=1").body().at("/items/0");
        assertThat(line.path("kind").asString()).isEqualTo("TRANSFER");
        assertThat(line.path("amount").asLong()).isEqualTo(-12_000);
        assertThat(line.path("balance").asLong()).isEqualTo(38_000);
        assertThat(scene.api.get(recipient, "/v1/pay/wallet/movements?limit=1").body().at("/items/0/kind").asString())
                .isEqualTo("TRANSFER_IN");
        assertThat(told(sent)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "+82 %2$s"})
    void findsAMemberByPhoneNumber(String form) {
        TestMember sender = scene.memberWith(50_000);
        TestMember recipient = scene.member();
        String written = form.formatted(recipient.phone(), recipient.phone().substring(1));
        Answer sent = scene.api.transfer(sender, written, 1_000);
        assertThat(sent.body().path("status").asString()).isEqualTo("COMPLETED");
        assertThat(scene.api.balance(recipient)).isEqualTo(1_000);
    }

    @Test
    void findsAMemberByTheNumberThatIsTheirsNow() {
        TestMember sender = scene.memberWith(50_000);
        TestMember recipient = scene.member();
        String next = TestMembers.newPhone();
        scene.tell(new PhoneChanged(scene.id(), scene.now(), recipient.id(), next));
        // Told late.
        scene.tell(new PhoneChanged(scene.id(), scene.now().minusSeconds(60), recipient.id(), TestMembers.newPhone()));
        Awaitility.await().until(() -> scene.count("platform_event_delivery where listener like 'pay.payee%'") == 0);

        assertThat(scene.api.transfer(sender, next, 1_000).body().path("status").asString()).isEqualTo("COMPLETED");
        assertThat(scene.api.transfer(sender, recipient.phone(), 1_000).body().path("status").asString())
                .isEqualTo("HELD");
        assertThat(scene.api.balance(recipient)).isEqualTo(1_000);
    }

    @Test
    void refusesWhatCannotBeDoneAndChangesNothing() {
        TestMember sender = scene.memberWith(50_000);
        TestMember recipient = scene.member();
        TestMember full = scene.memberWith(1_990_000);
        TestMember left = scene.member();
        scene.tell(new MemberLeft(scene.id(), scene.now(), left.id()));
        Awaitility.await()
                .until(() -> scene.count("pay_wallet where status = 'CLOSED' and member_id = " + left.id()) == 1);
        long rows = scene.count("pay_transfer");

        assertThat(scene.api.transfer(sender, recipient.id(), 50_001).code()).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(scene.api.transfer(sender, full.id(), 10_001).code()).isEqualTo("TRANSFER_PAYEE_FULL");
        assertThat(scene.api.transfer(sender, sender.id(), 1).code()).isEqualTo("TRANSFER_TO_SELF");
        assertThat(scene.api.transfer(sender, sender.phone(), 1).code()).isEqualTo("TRANSFER_TO_SELF");
        assertThat(scene.api.transfer(sender, left.id(), 1).code()).isEqualTo("TRANSFER_PAYEE_UNAVAILABLE");
        assertThat(scene.api.transfer(sender, scene.id(), 1).code()).isEqualTo("TRANSFER_PAYEE_UNAVAILABLE");
        assertThat(scene.api.transfer(sender, "9999999999999999999", 1).code())
                .isEqualTo("TRANSFER_PAYEE_UNAVAILABLE");
        assertThat(scene.api.transfer(left, recipient.id(), 1).code()).isEqualTo("WALLET_CLOSED");
        assertThat(scene.api.transfer(sender, "0212345678", 1).status()).isEqualTo(400);
        assertThat(scene.api.transfer(sender, recipient.id(), 0).status()).isEqualTo(400);
        assertThat(scene.count("pay_transfer")).isEqualTo((int) rows);
        assertThat(scene.count("pay_transfer_usage where member_id = " + sender.id())).isZero();
        // What is just enough is not refused.
        assertThat(scene.api.transfer(sender, full.id(), 10_000).status()).isEqualTo(201);
        assertThat(scene.api.transfer(sender, recipient.id(), 40_000).status()).isEqualTo(201);
    }

    @Test
    void sendsOnceForOneKeyHoweverOftenItComes() throws Exception {
        TestMember sender = scene.memberWith(50_000);
        TestMember recipient = scene.member();
        String key = UUID.randomUUID().toString();
        List<Answer> answers = atOnce(20, () -> scene.api.transfer(sender, recipient.id(), 1_000, key, ""));
        Answer replay = scene.api.transfer(sender, recipient.id(), 1_000, key, "");

        assertThat(scene.api.balance(recipient)).isEqualTo(1_000);
        assertThat(answers).allMatch(answer -> (answer.status() == 201 && answer.body().equals(replay.body()))
                || answer.code().equals("IDEMPOTENCY_KEY_IN_PROGRESS"));
        assertThat(replay.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(scene.api.transfer(sender, recipient.id(), 2_000, key, "").code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void asksForTheDevicesSignatureOverAmountPayeeAndKeyFromAnAmountOn() {
        TestMember sender = scene.memberWith(1_000_000);
        TestMember recipient = scene.member();
        assertThat(scene.api.transfer(sender, recipient.id(), 299_999).status()).isEqualTo(201);
        assertThat(scene.api.transfer(sender, recipient.id(), 300_000).code()).isEqualTo("DEVICE_SIGNATURE_MISSING");
        String key = UUID.randomUUID().toString();
        String good = message(key, recipient.id(), 300_000);
        for (String message : List.of(message(key, recipient.id(), 300_001), message(key, sender.id(), 300_000),
                message("another", recipient.id(), 300_000))) {
            assertThat(scene.api.transfer(sender, recipient.id(), 300_000, UUID.randomUUID().toString(),
                    sender.sign(message)).code()).isEqualTo("DEVICE_SIGNATURE_INVALID");
        }
        assertThat(scene.api.transfer(sender, recipient.id(), 300_000, UUID.randomUUID().toString(),
                recipient.sign(good)).code()).isEqualTo("DEVICE_SIGNATURE_INVALID");
        assertThat(scene.api.transfer(sender, recipient.id(), 300_000, key, sender.sign(good)).status())
                .isEqualTo(201);
        assertThat(scene.api.balance(recipient)).isEqualTo(599_999);
    }

    @Test
    void takesAnotherSenderNoFurtherThanTheirTier() {
        TestMember known = scene.member(IdentityTier.REAL_NAME, TestMembers.newPhone());
        scene.fill(known, 1_000_000);
        TestMember recipient = scene.member();
        String key = UUID.randomUUID().toString();
        assertThat(scene.api
                .transfer(known, recipient.id(), 600_000, key, known.sign(message(key, recipient.id(), 600_000)))
                .status()).isEqualTo(201);
        TestMember unknown = scene.memberWith(1_000_000);
        String another = UUID.randomUUID().toString();
        assertThat(scene.api.transfer(unknown, recipient.id(), 500_001, another,
                unknown.sign(message(another, recipient.id(), 500_001))).code()).isEqualTo("TRANSFER_ABOVE_LIMIT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"day", "month"})
    void letsNobodyOverTheLimitsEdge(String period) throws Exception {
        TestMember sender = scene.memberWith(50_000);
        TestMember recipient = scene.member();
        scene.api.transfer(sender, recipient.id(), 1);
        long limit = period.equals("day") ? 1_000_000 : 3_000_000;
        for (int round = 0; round < Race.ROUNDS; round++) {
            scene.theRulesForget(sender);
            long left = round % 5;
            long received = scene.api.balance(recipient);
            scene.sql(
                    "update pay_transfer_usage set day_amount = ?, month_amount = ? where member_id = ?",
                    period.equals("day") ? limit - left : 0, limit - left, sender.id().value());
            List<Answer> answers = atOnce(6, () -> scene.api.transfer(sender, recipient.id(), 1));
            assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize((int) left);
            assertThat(answers.stream().filter(answer -> answer.status() != 201))
                    .allMatch(answer -> answer.code().equals(
                            period.equals("day") ? "TRANSFER_ABOVE_DAILY_LIMIT" : "TRANSFER_ABOVE_MONTHLY_LIMIT"));
            assertThat(scene.api.balance(recipient)).isEqualTo(received + left);
        }
    }

    @Test
    void losesNothingWhenManySendToEachOtherAtOnce() throws Exception {
        List<TestMember> members = IntStream.range(0, 4).mapToObj(_ -> scene.memberWith(1_000)).toList();
        List<Answer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> running = IntStream.range(0, 100)
                    .mapToObj(i -> threads.submit(() -> scene.api.transfer(members.get(i % 4),
                            members.get((i + 1 + i / 4 % 3) % 4).id(), 100 + i)))
                    .toList();
            for (Future<Answer> each : running) {
                answers.add(each.get());
            }
        }
        assertThat(answers).allMatch(
                answer -> answer.status() == 201 || answer.code().equals("INSUFFICIENT_BALANCE"));
        assertThat(answers).anyMatch(answer -> answer.status() == 201);
        assertThat(members.stream().mapToLong(scene.api::balance).sum()).isEqualTo(4_000);
    }

    @Test
    void listsWhatAMemberSentAndReceivedPageByPage() {
        TestMember one = scene.memberWith(50_000);
        TestMember other = scene.memberWith(50_000);
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            Answer sent = i % 2 == 0
                    ? scene.api.transfer(one, other.id(), i)
                    : scene.api.transfer(other, one.id(), i);
            ids.addFirst(sent.body().path("id").asString());
        }
        List<String> listed = new ArrayList<>();
        String cursor = "";
        do {
            var page = scene.api.get(one, "/v1/pay/transfers?limit=2" + cursor).body();
            page.path("items").valueStream().forEach(each -> listed.add(each.path("id").asString()));
            cursor = page.path("nextCursor").isNull() ? "" : "&cursor=" + page.path("nextCursor").asString();
        } while (!cursor.isEmpty());
        assertThat(listed).isEqualTo(ids);
    }

    private long told(Answer transfer) {
        return scene.number("select count(*) from platform_event_log where type = 'pay.transfers-completed' "
                + "and body like '%" + transfer.body().path("id").asString() + "%'");
    }

    private static String message(String key, Object to, long amount) {
        return "madang.pay.transfer.v1\n" + key + "\n" + to + "\n" + amount;
    }

    private static List<Answer> atOnce(int many, Callable<Answer> call) throws Exception {
        List<Answer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> each : threads.invokeAll(Collections.nCopies(many, call))) {
                answers.add(each.get());
            }
        }
        return answers;
    }
}
