package pay.freeze;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import commerce.events.RefundRequested;
import loan.events.LoanDisbursed;
import member.events.MemberLeaveRequested;
import member.events.MemberLeft;
import member.staff.TestStaff;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import pay.PayApi.Answer;
import pay.PayScene;
import pay.error.PayError;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.MovementId;
import pay.ledger.Posting;
import pay.wallet.SuspendedCredits;
import platform.id.Tsid;
import platform.money.Won;
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
class FreezeTest {

    @Autowired
    ApplicationContext context;
    @Autowired
    FreezeAccount freezeAccount;
    @Autowired
    LiftFreeze liftFreeze;
    @Autowired
    ReturnCredit returnCredit;
    @Autowired
    SuspendedCredits credits;

    PayScene scene;
    StaffCaller one;
    StaffCaller other;

    @BeforeEach
    void setTheStage() {
        scene = new PayScene(context);
        one = operator();
        other = operator();
    }

    @AfterEach
    void theBooksAreRight() {
        scene.assertTheBooksAreRight();
    }

    private StaffCaller operator() {
        return new StaffCaller(TestStaff.operator(context).id(), "operator", Set.of("OPERATOR"), null);
    }

    private FreezeId freeze(TestMember member) {
        return freezeAccount.freeze(one, Freeze.Subject.WALLET, member.id(), Freeze.Reason.FRAUD_REPORT, "2026-1234");
    }

    @Test
    void letsNothingOutOfAFrozenWallet() {
        TestMember member = scene.memberWith(50_000);
        TestMember another = scene.member();
        String account = scene.api.get(member, "/v1/pay/bank-accounts").body().at("/items/0/id").asString();
        PayScene.Prepared order = scene.prepared(member, 10_000);
        String request = scene.api.ask(another, member.id(), 1_000).body().path("id").asString();
        freeze(member);

        List<Answer> refused = List.of(scene.api.transfer(member, another.id(), 1_000),
                scene.api.transfer(member, TestMembers.newPhone(), 1_000),
                scene.api.payRequest(member, request, UUID.randomUUID().toString(), ""),
                scene.api.post(member, "/v1/pay/withdrawals",
                        "{\"bankAccountId\":\"" + account + "\",\"amount\":1000}"),
                scene.api.post(member, "/v1/pay/account-transfers",
                        "{\"bankCode\":\"088\",\"accountNumber\":\"" + PayScene.accountNumber("9999")
                                + "\",\"amount\":1000,\"text\":\"월세\"}"),
                scene.api.topUp(member, account, 1_000), scene.confirm(member, order));
        assertThat(refused).extracting(Answer::code).containsOnly("WALLET_FROZEN");
        assertThat(scene.api.balance(member)).isEqualTo(50_000);
        assertThat(scene.api.wallet(member).body().path("frozen").asBoolean()).isTrue();
        assertThatThrownBy(() -> freeze(member)).hasMessageContaining("FROZEN_BEFORE");
    }

    @Test
    void keepsWhatComesInSuspenseUntilAnotherOperatorLiftsTheFreeze() {
        TestMember sender = scene.memberWith(50_000);
        TestMember member = scene.memberWith(1_000);
        FreezeId freeze = freeze(member);
        Answer sent = scene.api.transfer(sender, member.id(), 20_000);

        assertThat(sent.body().path("status").asString()).isEqualTo("COMPLETED");
        assertThat(scene.api.balance(sender)).isEqualTo(30_000);
        assertThat(scene.api.balance(member)).isEqualTo(1_000);
        assertThat(kept(member)).hasSize(1);
        assertThatThrownBy(() -> liftFreeze.lift(one, freeze, "해제"))
                .isInstanceOfSatisfying(DomainException.class,
                        refused -> assertThat(refused.code()).isEqualTo(PayError.FREEZE_BY_SAME_OPERATOR));

        liftFreeze.lift(other, freeze, "오신고");
        assertThat(scene.api.balance(member)).isEqualTo(21_000);
        var line = scene.api.get(member, "/v1/pay/wallet/movements?limit=1").body().at("/items/0");
        assertThat(line.path("kind").asString()).isEqualTo("TRANSFER_IN");
        assertThat(line.path("description").asString()).isEqualTo("김*당");
        assertThat(scene.api.transfer(member, sender.id(), 21_000).status()).isEqualTo(201);
        assertThatThrownBy(() -> liftFreeze.lift(other, freeze, "또")).hasMessageContaining("FREEZE_NOT_FOUND");
    }

    @Test
    void returnsATransferToItsSenderWhileTheFreezeStands() {
        TestMember victim = scene.memberWith(50_000);
        TestMember member = scene.member();
        freeze(member);
        scene.api.transfer(victim, member.id(), 20_000);
        MovementId kept = kept(member).getFirst().movement();
        giveBack(kept);

        assertThat(scene.api.balance(victim)).isEqualTo(50_000);
        assertThat(kept(member)).isEmpty();
        assertThatThrownBy(() -> giveBack(kept)).hasMessage("SUSPENDED_CREDIT_NOT_FOUND");
    }

    private List<SuspendedCredits.SuspendedCredit> kept(TestMember member) {
        return credits.of(member.id(), 0, 1_000);
    }

    /** As an approved proposal does. */
    private void giveBack(MovementId kept) {
        context.getBean(TransactionTemplate.class).executeWithoutResult(_ -> returnCredit.giveBack(kept));
    }

    @Test
    void staysFrozenUntilTheLastReasonIsGone() {
        TestMember sender = scene.memberWith(50_000);
        TestMember member = scene.memberWith(1_000);
        FreezeId report = freeze(member);
        FreezeId court = freezeAccount.freeze(one, Freeze.Subject.WALLET, member.id(), Freeze.Reason.COURT, "2026가합2");
        scene.api.transfer(sender, member.id(), 500);
        MovementId kept = kept(member).getFirst().movement();
        assertThatThrownBy(() -> giveBack(kept)).hasMessage("SUSPENDED_CREDIT_KEPT");
        liftFreeze.lift(other, report, "오신고");
        assertThat(scene.api.transfer(member, sender.id(), 1).code()).isEqualTo("WALLET_FROZEN");
        scene.assertTheBooksAreRight();
        liftFreeze.lift(other, court, "해제");
        assertThat(scene.api.balance(member)).isEqualTo(1_500);
        assertThat(scene.api.transfer(member, sender.id(), 1).status()).isEqualTo(201);
    }

    @Test
    void keepsARefundAndALoanInSuspenseThatWouldElseGoToTheBank() {
        TestMember member = scene.memberWith(2_000_000);
        PayScene.Prepared order = scene.prepared(member, 100_000);
        assertThat(scene.confirm(member, order).status()).isEqualTo(200);
        scene.fill(member, 100_000);
        freeze(member);
        scene.tell(new RefundRequested(scene.id(), scene.now(), scene.id(), order.orderId(), member.id(),
                order.payment(), List.of(new RefundRequested.Leg("MONEY", Won.of(100_000))), "BUYER_CANCELED"));
        scene.tell(new LoanDisbursed(scene.id(), scene.now(), scene.id(), member.id(), scene.id(), "은행", "대출",
                Won.of(300_000), null));
        Awaitility.await().until(() -> kept(member).size() == 2);
        assertThat(kept(member).stream().mapToLong(credit -> credit.amount().amount()).sum())
                .isEqualTo(400_000);
        assertThat(scene.count("pay_bank_transfer where purpose in ('REFUND', 'LOAN') and member_id = " + member.id()))
                .isZero();
    }

    @Test
    void keepsATopUpInSuspenseThatWasAtTheBankWhenTheFreezeCame() {
        TestMember member = scene.memberWith(1_000);
        String silent = scene.api.link(member, PayScene.accountNumber("0004"));
        assertThat(scene.api.topUp(member, silent, 5_000).status()).isEqualTo(202);
        FreezeId freeze = freeze(member);
        scene.theBankIsAskedAgain(member);
        Awaitility.await().until(() -> kept(member).size() == 1);
        assertThat(scene.api.balance(member)).isEqualTo(1_000);
        scene.assertTheBooksAreRight();
        liftFreeze.lift(other, freeze, "해제");
        assertThat(scene.api.balance(member)).isEqualTo(6_000);
    }

    @Test
    void completesAWithdrawalThatIsAtTheBankAndKeepsHeldMoneyWhereItIs() {
        TestMember member = scene.memberWith(50_000);
        String phone = TestMembers.newPhone();
        scene.api.transfer(member, phone, 3_000);
        String silent = scene.api.link(member, PayScene.accountNumber("0004"));
        assertThat(scene.api
                .post(member, "/v1/pay/withdrawals", "{\"bankAccountId\":\"" + silent + "\",\"amount\":5000}").status())
                .isEqualTo(202);
        freeze(member);
        TestMember joined = scene.member(IdentityTier.PHONE, phone);
        String waiting = scene.api.get(joined, "/v1/pay/transfers/waiting").body().at("/items/0/id").asString();
        assertThat(scene.api.post(joined, "/v1/pay/transfers/" + waiting + "/acceptance").code())
                .isEqualTo("TRANSFER_SUSPENDED");
        scene.theBankIsAskedAgain(member);
        Awaitility.await().until(() -> scene.api.balance(member) == 45_000);
        assertThat(scene.api.wallet(member).body().path("available").asLong()).isEqualTo(42_000);
        // Taking it back only ends the hold.
        assertThat(scene.api.post(member, "/v1/pay/transfers/" + waiting + "/cancellation").status()).isEqualTo(200);
    }

    @Test
    void keepsTheMoneyOfAFrozenMemberWhoLeavesUntilTheFreezeIsLifted() {
        TestMember member = scene.memberWith(50_000);
        FreezeId freeze = freeze(member);
        scene.tell(new MemberLeaveRequested(scene.id(), scene.now(), member.id(), scene.id()));
        Awaitility.await()
                .until(() -> scene.count("platform_event_log where type = 'pay.leave-blocked' and body like '%"
                        + member.id() + "%' and body like '%WALLET_FROZEN%'") == 1);
        scene.tell(new MemberLeft(scene.id(), scene.now(), member.id()));
        Awaitility.await()
                .until(() -> scene.count("pay_wallet where status = 'CLOSED' and member_id = " + member.id()) == 1);
        scene.assertTheBooksAreRight();
        assertThat(scene.count("pay_bank_transfer where purpose = 'LEAVING' and member_id = " + member.id())).isZero();
        liftFreeze.lift(other, freeze, "해제");
        Awaitility.await().until(() -> scene.count("pay_bank_transfer where purpose = 'LEAVING' and amount = 50000"
                + " and status = 'DONE' and member_id = " + member.id()) == 1);
    }

    @Test
    void letsNothingLeaveForAFrozenMerchant(@Autowired Accounts accounts, @Autowired Ledger ledger,
            @Autowired TransactionTemplate transaction, @Autowired Clock clock) {
        Tsid merchant = scene.id();
        // Rolled back: no settlement stands behind this money.
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            Account owed = accounts.open(AccountKind.MERCHANT_PAYABLE, merchant.value());
            Account payout = accounts.open(AccountKind.MERCHANT_PAYOUT, merchant.value());
            ledger.post(Posting.of("TEST_IN", merchant.value(), new Line.Post(Account.BANK, payout, 5_700)),
                    clock.instant());
            MovementId hold = ledger.post(
                    Posting.of("TEST_HELD", merchant.value(), new Line.Hold(payout, Account.BANK, 700)),
                    clock.instant()).only();
            Posting out = Posting.of("TEST_OUT", merchant.value(), new Line.Post(payout, Account.BANK, 5_000));
            FreezeId freeze = freezeAccount.freeze(one, Freeze.Subject.PAYABLE, merchant, Freeze.Reason.COURT,
                    "2026가합1");
            ledger.post(Posting.of("TEST_MORE", merchant.value(), new Line.Post(Account.BANK, payout, 100)),
                    clock.instant());
            // A bank's refusal: what was held for it is given back and goes on in one journal.
            ledger.post(Posting.of("TEST_SENT_BACK", merchant.value(), new Line.Release(hold),
                    new Line.Post(payout, owed, 700)), clock.instant());
            assertThatThrownBy(() -> ledger.post(out, clock.instant())).hasMessage("PAYABLE_FROZEN");
            liftFreeze.lift(other, freeze, "해제");
            ledger.post(out, clock.instant());
        });
    }

    @Test
    void letsNoDebitCommitAfterTheFreezeHas() throws Exception {
        TestMember member = scene.memberWith(1_000_000);
        TestMember another = scene.member();
        for (int round = 0; round < Race.ROUNDS; round++) {
            scene.theRulesForget(member);
            scene.sql(
                    "update pay_transfer_usage set day_amount = 0, month_amount = 0 where member_id = ?",
                    member.id().value());
            List<Future<Answer>> running = new ArrayList<>();
            FreezeId freeze;
            long left;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                IntStream.range(0, 6).forEach(
                        _ -> running.add(threads.submit(() -> scene.api.transfer(member, another.id(), 1))));
                freeze = freeze(member);
                left = scene.number("select credit_posted - debit_posted from pay_balance b join pay_wallet w"
                        + " on w.account_id = b.account_id where w.member_id = " + member.id());
            }
            assertThat(scene.api.balance(member)).isEqualTo(left);
            for (Future<Answer> each : running) {
                assertThat(each.get()).matches(answer -> answer.status() == 201
                        || Set.of("WALLET_FROZEN", "OVERLOADED").contains(answer.code()), "done, frozen or not begun");
            }
            liftFreeze.lift(other, freeze, "해제");
        }
    }
}
