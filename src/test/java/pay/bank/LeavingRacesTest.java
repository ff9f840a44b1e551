package pay.bank;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutionException;

import commerce.events.RefundRequested;
import member.events.MemberLeft;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import pay.PayApi;
import pay.PayScene;
import pay.error.PayError;
import pay.ledger.Ledger;
import pay.wallet.FindWallet;
import pay.wallet.LockWallet;
import platform.id.Ids;
import platform.money.Won;
import platform.web.DomainException;
import testing.MadangTest;
import testing.Overlap;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A leaving meets what brings money or an account number: one waits for the other, and nothing stays behind. */
@MadangTest
class LeavingRacesTest {
    @Autowired
    BankTransferOutcomes outcomes;
    @Autowired
    FindWallet findWallet;
    @Autowired
    LockWallet wallets;
    @Autowired
    BankAccounts accounts;
    @Autowired
    AccountNumbers numbers;
    @Autowired
    StatementTexts texts;
    @Autowired
    LinkedAccounts linked;
    @Autowired
    KeepPayeeAccount keepPayeeAccount;
    @Autowired
    Verifications verifications;
    @Autowired
    Ledger ledger;
    @Autowired
    RecordBankTransfer transfers;
    @Autowired
    BankSteps steps;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Ids ids;
    @Autowired
    Clock clock;
    PayScene scene;
    Overlap overlap;
    TestMember member;

    @BeforeEach
    void setTheStage(@Autowired ApplicationContext context) {
        scene = new PayScene(context);
        overlap = new Overlap(context);
        member = scene.member();
    }

    @AfterEach
    void nothingStaysBehind() {
        assertThat(scene.count("pay_wallet where status = 'CLOSED' and member_id = " + member.id())).isEqualTo(1);
        scene.assertTheBooksAreRight();
    }

    @Test
    void sendsATopUpBackThatIsDoneWhileItsMemberLeaves() throws Exception {
        BankTransferId topUp = unansweredTopUp();

        overlap.of(this::leave, () -> outcomes.record(topUp, new BankAnswer.Done()));

        assertSent("LEAVING", 1_000);
    }

    @Test
    void sendsATopUpBackWhoseMemberLeavesWhileItIsDone() throws Exception {
        BankTransferId topUp = unansweredTopUp();

        overlap.of(() -> outcomes.record(topUp, new BankAnswer.Done()), this::leave);

        assertSent("LEAVING", 1_000);
    }

    @Test
    void beginsNoTopUpWhileItsMemberLeaves() throws Exception {
        scene.api.link(member, PayScene.accountNumber("9999"));
        String second = scene.api.link(member, PayScene.accountNumber("9999"));

        overlap.of(this::leave,
                () -> assertThat(scene.api.topUp(member, second, 1_000).code()).isEqualTo("BANK_ACCOUNT_NOT_FOUND"));
    }

    @Test
    void sendsARefundToTheRetainedAccountWhileItsBuyerLeaves() throws Exception {
        topUp(scene.api.link(member, PayScene.accountNumber("9999")), 30_000);
        PayScene.Prepared paid = paid(30_000);

        overlap.of(this::leave, () -> scene.deliverHere("pay.refund-on-refund-requested", refund(paid)));

        assertSent("REFUND", 30_000);
    }

    @Test
    void keepsUnclaimedWhatTheBankSendsBackWhileItsBuyerLeaves() throws Exception {
        scene.api.link(member, PayScene.accountNumber("0004"));
        String good = scene.api.link(member, PayScene.accountNumber("9999"));
        topUp(good, 2_000_000);
        PayScene.Prepared paid = paid(10_000);
        topUp(good, 10_000);
        scene.tell(refund(paid));
        BankTransferId refund = unanswered("REFUND");

        overlap.of(this::leave, () -> outcomes.record(refund, new BankAnswer.Refused(BankRefusal.CLOSED)));

        assertThat(scene.count("pay_account a join pay_balance b on b.account_id = a.id "
                + "where a.kind = 'UNCLAIMED' and b.credit_posted = 10000 and a.owner = " + member.id())).isEqualTo(1);
    }

    @Test
    void sendsWhatIsLeftAgainWhenItWasNeverCarriedOutThoughTheAccountIsFine() {
        scene.api.link(member, PayScene.accountNumber("0004"));
        topUp(scene.api.link(member, PayScene.accountNumber("9999")), 10_000);
        leave();
        BankTransferId leaving = unanswered("LEAVING");

        outcomes.record(leaving, new BankAnswer.Refused(BankRefusal.CANCELED));

        assertThat(scene.number("select count(*) from pay_bank_transfer where purpose = 'LEAVING' and amount = 10000"
                + " and status <> 'REFUSED' and member_id = " + member.id())).isEqualTo(1);
        assertThat(scene.count("pay_account where kind = 'UNCLAIMED' and owner = " + member.id())).isZero();
    }

    @Test
    void keepsUnclaimedWhatALeaversAccountDoesNotTake() {
        scene.api.link(member, PayScene.accountNumber("0004"));
        topUp(scene.api.link(member, PayScene.accountNumber("9999")), 10_000);
        leave();

        outcomes.record(unanswered("LEAVING"), new BankAnswer.Refused(BankRefusal.CLOSED));

        assertThat(scene.count("pay_account a join pay_balance b on b.account_id = a.id "
                + "where a.kind = 'UNCLAIMED' and b.credit_posted = 10000 and a.owner = " + member.id())).isEqualTo(1);
    }

    @Test
    void linksNoAccountWhileItsMemberLeaves() {
        assertClosed(() -> overlap.of(this::leave, () -> link(() -> {
        })));
    }

    @Test
    void linksNoAccountOfAMemberWhoLeftWhileTheBankWasAsked() {
        assertClosed(() -> link(() -> transaction.executeWithoutResult(status -> leave())));
    }

    @Test
    void forgetsAnAccountThatIsLinkedWhileItsMemberLeaves() throws Exception {
        scene.api.link(member, PayScene.accountNumber("9999"));

        overlap.of(() -> link(() -> {
        }), this::leave);

        assertThat(scene.count("pay_bank_account where status = 'ERASED' and member_id = " + member.id())).isEqualTo(1);
    }

    @Test
    void sendsOnWhatABankRefusesOfAWithdrawalWhenItsMemberHasLeft() throws Exception {
        String account = scene.api.link(member, PayScene.accountNumber("9999"));
        topUp(account, 10_000);
        assertThat(scene.api.post(member, "/v1/pay/account-transfers", "{\"bankCode\":\"088\",\"accountNumber\":\""
                + PayScene.accountNumber("0003") + "\",\"amount\":4000,\"text\":\"월세\"}").status()).isEqualTo(202);
        BankTransferId withdrawal = unanswered("WITHDRAWAL");

        overlap.of(this::leave, () -> outcomes.record(withdrawal, new BankAnswer.Refused(BankRefusal.CANCELED)));

        assertThat(scene.number("select sum(amount) from pay_bank_transfer where purpose = 'LEAVING' and member_id = "
                + member.id())).isEqualTo(10_000);
        assertThat(payeesOfTheMember()).isZero();
    }

    @Test
    void keepsUnclaimedWhatComesBackOfAWithdrawalTooOfOneWhoLeftWithoutAnAccount() {
        String account = scene.api.link(member, PayScene.accountNumber("9999"));
        topUp(account, 10_000);
        assertThat(scene.api.post(member, "/v1/pay/account-transfers", "{\"bankCode\":\"088\",\"accountNumber\":\""
                + PayScene.accountNumber("0003") + "\",\"amount\":4000,\"text\":\"월세\"}").status()).isEqualTo(202);
        BankTransferId withdrawal = unanswered("WITHDRAWAL");
        scene.sql("update pay_bank_account set status = 'ERASED', number = null, number_index = null where id = ?",
                account);

        leave();
        outcomes.record(withdrawal, new BankAnswer.Refused(BankRefusal.CANCELED));

        assertThat(
                scene.number("select sum(b.credit_posted) from pay_account a join pay_balance b on b.account_id = a.id "
                        + "where a.kind = 'UNCLAIMED' and a.owner = " + member.id()))
                .isEqualTo(10_000);
    }

    /** The second is not sent yet when the first is decided. */
    @Test
    void keepsAPayeesNumberAsLongAsATransferNeedsIt() {
        topUp(scene.api.link(member, PayScene.accountNumber("9999")), 10_000);
        String body = "{\"bankCode\":\"088\",\"accountNumber\":\"" + PayScene.accountNumber("0003")
                + "\",\"amount\":4000,\"text\":\"월세\"}";
        scene.api.post(member, "/v1/pay/account-transfers", body);
        BankTransferId first = unanswered("WITHDRAWAL");
        scene.sql("update pay_bank_transfer set status = 'SENT' where id = ?", first.value());
        scene.api.post(member, "/v1/pay/account-transfers", body);
        BankTransferId second = unanswered("WITHDRAWAL");
        leave();

        outcomes.record(first, new BankAnswer.Refused(BankRefusal.CANCELED));
        assertThat(payeesOfTheMember()).isEqualTo(1);
        outcomes.record(second, new BankAnswer.Done());
        assertThat(payeesOfTheMember()).isZero();
    }

    private int payeesOfTheMember() {
        return scene.count("pay_bank_account where status = 'PAYEE' and member_id = " + member.id());
    }

    private void leave() {
        scene.deliverHere("pay.leaving-on-member-left", new MemberLeft(scene.id(), scene.now(), member.id()));
    }

    /** Links at a bank that may be called in a transaction, and lets something happen while it answers. */
    private void link(Runnable meanwhile) {
        Bank bank = new Knowing(meanwhile);
        new LinkBankAccount(new AskHolder(bank), findWallet, wallets, accounts, linked,
                numbers, keepPayeeAccount,
                verifications,
                ledger, transfers, new CallBank(bank, steps, accounts, numbers, texts, outcomes), transaction, ids,
                clock)
                .link(member.id(), BankCode.of("088").orElseThrow(),
                        new AccountNumber(PayScene.accountNumber("1234")));
    }

    private BankTransferId unansweredTopUp() {
        assertThat(scene.api.topUp(member, scene.api.link(member, PayScene.accountNumber("0004")), 1_000).status())
                .isEqualTo(202);
        return unanswered("TOP_UP");
    }

    /** The transfer whose answer got lost; nobody asks the bank for it. */
    private BankTransferId unanswered(String purpose) {
        String which = " where status = 'UNKNOWN' and purpose = '" + purpose + "' and member_id = " + member.id();
        Awaitility.await().until(() -> scene.count("pay_bank_transfer" + which) == 1);
        scene.sql("update pay_bank_transfer set next_step_at = '2099-01-01'" + which);
        return new BankTransferId(jdbc.queryForObject("select id from pay_bank_transfer" + which, Long.class));
    }

    private void topUp(String account, long amount) {
        PayApi.Answer answer = scene.api.topUp(member, account, amount);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
    }

    private PayScene.Prepared paid(long amount) {
        PayScene.Prepared prepared = scene.prepared(member, amount);
        assertThat(scene.confirm(member, prepared).status()).isEqualTo(200);
        return prepared;
    }

    private RefundRequested refund(PayScene.Prepared paid) {
        return new RefundRequested(scene.id(), scene.now(), scene.id(), paid.orderId(), member.id(), paid.payment(),
                List.of(new RefundRequested.Leg("MONEY", Won.of(paid.amount()))), "BUYER_CANCELED");
    }

    private void assertSent(String purpose, long amount) {
        assertThat(scene.count("pay_bank_transfer where direction = 'OUT' and purpose = '" + purpose
                + "' and amount = " + amount + " and member_id = " + member.id())).isEqualTo(1);
    }

    private static void assertClosed(ThrowingCallable linking) {
        assertThatThrownBy(linking).extracting(e -> e instanceof ExecutionException ? e.getCause() : e)
                .isInstanceOfSatisfying(DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(PayError.WALLET_CLOSED));
    }

    /** A bank that knows every account. */
    private record Knowing(Runnable meanwhile) implements Bank {
        @Override
        public AccountLook look(BankCode bank, AccountNumber number) {
            meanwhile.run();
            return new AccountLook.Open("김마당");
        }

        @Override
        public BankAnswer withdraw(BankTransferId request, BankCode bank, AccountNumber number, long amount) {
            throw new UnsupportedOperationException();
        }

        @Override
        public BankAnswer deposit(BankTransferId request, BankCode bank, AccountNumber number, long amount,
                String text) {
            return new BankAnswer.Done();
        }

        @Override
        public BankAnswer enquire(BankTransferId request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public BankAnswer cancel(BankTransferId request) {
            throw new UnsupportedOperationException();
        }
    }
}
