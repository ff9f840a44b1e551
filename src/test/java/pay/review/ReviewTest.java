package pay.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import member.events.MemberLeft;
import member.staff.TestStaff;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayApi.Answer;
import pay.PayScene;
import pay.bank.AccountIndexes;
import pay.bank.AccountNumber;
import pay.fraud.Reports;
import pay.fraud.Reviews;
import pay.freeze.FrozenMembers;
import platform.id.Tsid;
import platform.security.IdentityTier;
import platform.security.StaffCaller;
import platform.web.DomainException;
import testing.MadangTest;
import testing.Race;
import testing.TestMembers;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@MadangTest
class ReviewTest {

    @Autowired
    ApplicationContext context;
    @Autowired
    DecideReview decideReview;
    @Autowired
    LapseJob lapseJob;
    @Autowired
    Reviews reviews;
    @Autowired
    Reports reports;
    @Autowired
    AccountIndexes indexes;

    PayScene scene;
    StaffCaller operator;

    @BeforeEach
    void setTheStage() {
        scene = new PayScene(context);
        operator = new StaffCaller(TestStaff.operator(context).id(), "operator", Set.of("OPERATOR"), null);
    }

    @AfterEach
    void theBooksAreRight() {
        scene.assertTheBooksAreRight();
    }

    /** Held, since the recipient is reported. */
    private Tsid held(TestMember sender, TestMember recipient, long amount) {
        if (scene.count("pay_wallet where reported = 1 and member_id = " + recipient.id()) == 0) {
            reports.reportWallet(operator, recipient.id(), "2026-1");
        }
        Answer sent = scene.api.transfer(sender, recipient.id(), amount);
        assertThat(sent.status()).as(sent.response().body()).isEqualTo(201);
        assertThat(sent.body().path("status").asString()).isEqualTo("HELD_FOR_REVIEW");
        return new Tsid(Long.parseLong(sent.body().path("id").asString()));
    }

    @Test
    void holdsWhatGoesToAReportedWalletUntilItIsReleased() {
        TestMember sender = scene.memberWith(50_000);
        TestMember recipient = scene.member();
        Tsid id = held(sender, recipient, 20_000);

        assertThat(scene.api.wallet(sender).body().path("available").asLong()).isEqualTo(30_000);
        assertThat(scene.api.balance(recipient)).isZero();
        assertThat(scene.api.get(recipient, "/v1/pay/transfers/" + id).code()).isEqualTo("TRANSFER_NOT_FOUND");
        assertThat(decisionsOf(sender)).isEqualTo(1);

        decideReview.release(operator, id);
        assertThat(scene.api.balance(sender)).isEqualTo(30_000);
        assertThat(scene.api.balance(recipient)).isEqualTo(20_000);
        assertThat(scene.api.get(recipient, "/v1/pay/transfers/" + id).body().path("status").asString())
                .isEqualTo("COMPLETED");
        assertThatThrownBy(() -> decideReview.release(operator, id)).hasMessageContaining("REVIEW_ENDED");
        assertThatThrownBy(() -> decideReview.refuse(operator, id, false)).hasMessageContaining("REVIEW_ENDED");
    }

    @Test
    void refusesForWantOfMoneyWhatItWouldHold() {
        TestMember sender = scene.memberWith(50_000);
        TestMember recipient = scene.member();
        held(sender, recipient, 20_000);

        assertThat(scene.api.transfer(sender, recipient.id(), 30_001).code()).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(scene.api.wallet(sender).body().path("available").asLong()).isEqualTo(30_000);
    }

    @Test
    void givesBackWhatIsRefusedAndFreezesItsSenderIfWanted() {
        TestMember sender = scene.memberWith(50_000);
        TestMember recipient = scene.member();
        decideReview.refuse(operator, held(sender, recipient, 20_000), false);
        assertThat(scene.api.wallet(sender).body().path("available").asLong()).isEqualTo(50_000);
        Tsid second = held(sender, recipient, 20_000);
        decideReview.refuse(operator, second, true);
        assertThat(scene.api.wallet(sender).body().path("frozen").asBoolean()).isTrue();
        assertThat(scene.api.get(sender, "/v1/pay/transfers/" + second).body().path("status").asString())
                .isEqualTo("REFUSED");
        assertThat(scene.api.transfer(sender, recipient.id(), 1).code()).isEqualTo("WALLET_FROZEN");
    }

    @Test
    void refusesMuchToAReportedWalletAndPutsItOnRecord() {
        TestMember sender = scene.memberWith(500_000);
        TestMember recipient = scene.member();
        reports.reportWallet(operator, recipient.id(), "2026-2");
        String key = UUID.randomUUID().toString();
        String signature = sender.sign("madang.pay.transfer.v1\n" + key + "\n" + recipient.id() + "\n300000");
        assertThat(scene.api.transfer(sender, recipient.id(), 300_000, key, signature).code())
                .isEqualTo("TRANSFER_REFUSED");
        assertThat(decisionsOf(sender)).isEqualTo(1);
        assertThat(scene.count("pay_transfer where sender = " + sender.id())).isZero();
        String asked = scene.api.ask(recipient, sender.id(), 1_000).body().path("id").asString();
        // A request cannot wait for a person: what would be held is refused.
        assertThat(scene.api.payRequest(sender, asked, UUID.randomUUID().toString(), "").code())
                .isEqualTo("TRANSFER_REFUSED");
        assertThat(decisionsOf(sender)).isEqualTo(2);
    }

    @Test
    void asksForASignatureBelowTheOrdinaryAmountForANewPayee() {
        TestMember sender = scene.member(IdentityTier.REAL_NAME, TestMembers.newPhone());
        scene.fill(sender, 1_000_000);
        TestMember recipient = scene.member();
        assertThat(scene.api.transfer(sender, recipient.id(), 300_000).code()).isEqualTo("TRANSFER_STEP_UP");
        assertThat(decisionsOf(sender)).isEqualTo(1);
        String key = UUID.randomUUID().toString();
        assertThat(scene.api.transfer(sender, recipient.id(), 300_000, key,
                sender.sign("madang.pay.transfer.v1\n" + key + "\n" + recipient.id() + "\n300000")).status())
                .isEqualTo(201);
        assertThat(scene.api.transfer(sender, recipient.id(), 300_000).code()).as("it went there just now")
                .isEqualTo("TRANSFER_STEP_UP");
        scene.sql("update pay_transfer set sent_at = date_sub(sent_at, interval 25 hour) where sender = ?",
                sender.id().value());
        assertThat(scene.api.transfer(sender, recipient.id(), 300_000).status()).isEqualTo(201);
    }

    @Test
    void holdsWhatComesTooFast() {
        TestMember sender = scene.memberWith(50_000);
        TestMember recipient = scene.member();
        scene.api.transfer(sender, recipient.id(), 1);
        // The tests' rules are wide: this stands for so many.
        scene.sql("update pay_transfer_usage set slice_count = 99999 where member_id = ?", sender.id().value());
        assertThat(scene.api.transfer(sender, recipient.id(), 1).status()).isEqualTo(201);
        assertThat(scene.api.transfer(sender, recipient.id(), 1).code()).isEqualTo("TRANSFER_STEP_UP");
        scene.sql("update pay_transfer_usage set slice_count = 200000 where member_id = ?", sender.id().value());
        assertThat(scene.api.transfer(sender, recipient.id(), 1).body().path("status").asString())
                .isEqualTo("HELD_FOR_REVIEW");
    }

    @Test
    void letsAPhoneNumberOfNobodyWaitAfterItsRelease() {
        TestMember sender = scene.memberWith(50_000);
        reports.reportWallet(operator, sender.id(), "2026-3");
        String phone = TestMembers.newPhone();
        Answer sent = scene.api.transfer(sender, phone, 1_000);
        assertThat(sent.body().path("status").asString()).isEqualTo("HELD_FOR_REVIEW");
        Tsid id = new Tsid(Long.parseLong(sent.body().path("id").asString()));
        decideReview.release(operator, id);
        assertThat(scene.api.get(sender, "/v1/pay/transfers/" + id).body().path("status").asString())
                .isEqualTo("HELD");
        TestMember joined = scene.member(IdentityTier.PHONE, phone);
        assertThat(scene.api.post(joined, "/v1/pay/transfers/" + id + "/acceptance").status()).isEqualTo(200);
        assertThat(scene.api.balance(joined)).isEqualTo(1_000);
    }

    @Test
    void holdsAnAccountTransferBeforeTheBankHearsOfIt() {
        TestMember sender = scene.memberWith(50_000);
        String number = PayScene.accountNumber("9999");
        AccountNumber account = new AccountNumber(number);
        reports.reportAccount(operator, "088", indexes.of(account).getFirst(), account.lastFour(), "2026-4");
        Answer released = accountTransfer(sender, number);
        assertThat(released.status()).isEqualTo(202);
        assertThat(released.body().path("status").asString()).isEqualTo("HELD_FOR_REVIEW");
        Answer refused = accountTransfer(sender, number);
        assertThat(scene.count("pay_sandbox_transfer where request_id in (" + id(released) + "," + id(refused) + ")"))
                .isZero();
        decideReview.release(operator, id(released));
        decideReview.refuse(operator, id(refused), false);
        Awaitility.await().until(() -> scene.api.get(sender, "/v1/pay/withdrawals/" + id(released)).body()
                .path("status").asString().equals("COMPLETED"));
        assertThat(scene.api.get(sender, "/v1/pay/withdrawals/" + id(refused)).body().path("refusal").asString())
                .isEqualTo("TRANSFER_REFUSED");
        assertThat(scene.api.wallet(sender).body().path("available").asLong()).isEqualTo(49_000);
    }

    @Test
    void sendsNothingToABankWhileTheSenderIsFrozen() {
        TestMember member = scene.memberWith(50_000);
        reports.reportWallet(operator, member.id(), "2026-5");
        String account = scene.api.get(member, "/v1/pay/bank-accounts").body().at("/items/0/id").asString();
        Answer held = scene.api.post(member, "/v1/pay/withdrawals",
                "{\"bankAccountId\":\"" + account + "\",\"amount\":1000}");
        assertThat(held.body().path("status").asString()).isEqualTo("HELD_FOR_REVIEW");
        FrozenMembers.freeze(context, member);
        assertThatThrownBy(() -> decideReview.release(operator, id(held))).hasMessage("WALLET_FROZEN");
        assertThat(state(id(held))).isEqualTo("OPEN");
    }

    @Test
    void lapsesToARefusalWhenNobodyLooksAndEndsWithItsSender() {
        TestMember sender = scene.memberWith(50_000);
        TestMember recipient = scene.member();
        Tsid late = held(sender, recipient, 1_000);
        Tsid later = held(sender, recipient, 500);
        Tsid canceled = held(sender, recipient, 2_000);
        Tsid left = held(sender, recipient, 3_000);
        scene.sql("update pay_review set lapses_at = held_at where id in (?, ?)", late.value(), later.value());
        lapseJob.run();
        assertThat(List.of(state(late), state(later))).containsOnly("LAPSED");
        assertThat(scene.api.post(sender, "/v1/pay/transfers/" + canceled + "/cancellation").status()).isEqualTo(200);
        assertThat(scene.api.wallet(sender).body().path("available").asLong()).isEqualTo(47_000);
        scene.tell(new MemberLeft(scene.id(), scene.now(), sender.id()));
        Awaitility.await().until(() -> state(left).equals("CANCELED"));
    }

    @Test
    void lapsesBesideOneThatThisReleaseCannotRead() {
        TestMember sender = scene.memberWith(50_000);
        TestMember recipient = scene.member();
        Tsid unreadable = held(sender, recipient, 1_000);
        Tsid late = held(sender, recipient, 500);
        scene.sql("update pay_review set lapses_at = held_at where id in (?, ?)", unreadable.value(), late.value());
        scene.sql("update pay_review set way = 'WRONG' where id = ?", unreadable.value());
        try {
            lapseJob.run();

            assertThat(state(late)).isEqualTo("LAPSED");
            assertThat(state(unreadable)).isEqualTo("OPEN");
        } finally {
            scene.sql("update pay_review set way = 'TRANSFER' where id = ?", unreadable.value());
        }
    }

    @Test
    void isDecidedOnceHoweverManyDecide() throws Exception {
        TestMember sender = scene.memberWith(50_000 + 100 * Race.ROUNDS);
        TestMember recipient = scene.member();
        for (int round = 0; round < Race.ROUNDS; round++) {
            scene.theRulesForget(sender);
            Tsid id = held(sender, recipient, 100);
            long before = scene.api.balance(recipient);
            List<Callable<Boolean>> deciders = List.of(() -> decides(() -> decideReview.release(operator, id)),
                    () -> decides(() -> decideReview.refuse(operator, id, false)),
                    () -> decides(() -> decideReview.release(operator, id)),
                    () -> scene.api.post(sender, "/v1/pay/transfers/" + id + "/cancellation").status() == 200);
            List<Boolean> won = new ArrayList<>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Boolean> each : threads.invokeAll(deciders)) {
                    won.add(each.get());
                }
            }
            assertThat(won).containsOnlyOnce(true);
            assertThat(scene.api.balance(recipient) - before).isEqualTo(won.get(0) || won.get(2) ? 100 : 0);
        }
    }

    private static boolean decides(Runnable decision) {
        try {
            decision.run();
            return true;
        } catch (DomainException lost) {
            return false;
        }
    }

    private Answer accountTransfer(TestMember sender, String number) {
        return scene.api.post(sender, "/v1/pay/account-transfers",
                "{\"bankCode\":\"088\",\"accountNumber\":\"" + number + "\",\"amount\":1000,\"text\":\"월세\"}");
    }

    private static Tsid id(Answer answer) {
        return new Tsid(Long.parseLong(answer.body().path("id").asString()));
    }

    private String state(Tsid review) {
        return scene.text("select state from pay_review where id = " + review);
    }

    private int decisionsOf(TestMember member) {
        return scene.count("pay_fraud_decision where member_id = " + member.id());
    }
}
