package pay.virtualaccount;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import pay.PayScene;
import pay.bank.BankAccountId;
import pay.bank.BankCode;
import pay.fraud.HeldForReview;
import pay.freeze.FrozenMembers;
import pay.integrity.BooksCheck;
import pay.integrity.Breach;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import pay.payout.SendToBank;
import pay.safeguard.UnusualDeposits;
import pay.tender.Tenders;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What becomes of deposits that banks tell of. The payments are the test's own. */
@MadangTest
class TakeDepositTest {
    private static final long AMOUNT = 30_000;
    private final List<Tsid> paid = Collections.synchronizedList(new ArrayList<>());
    @Autowired
    ApplicationContext context;
    @Autowired
    VirtualAccounts virtualAccounts;
    @Autowired
    KeptDeposits kept;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Ids ids;
    private PayScene scene;
    private TakeDeposit takeDeposit;
    private TestMember member;

    @BeforeEach
    void set() {
        scene = new PayScene(context);
        member = scene.member();
        StaticListableBeanFactory outcomes = new StaticListableBeanFactory(Map.of("outcome", new Paid()));
        takeDeposit = (TakeDeposit) context.getAutowireCapableBeanFactory()
                .initializeBean(new TakeDeposit(context.getBean(VirtualAccountRows.class),
                        context.getBean(Deposits.class),
                        new DepositOutcomes(outcomes.getBeanProvider(DepositOutcome.class)),
                        virtualAccounts, context.getBean(Accounts.class),
                        context.getBean(Ledger.class), context.getBean(SendToBank.class),
                        context.getBean(UnusualDeposits.class), ids,
                        context.getBean(Clock.class)), "takeDeposit");
    }

    @AfterEach
    void theBooksAreRight() {
        scene.assertTheBooksAreRight();
    }

    /** A payment is paid: the money is a merchant's. */
    private final class Paid implements DepositOutcome {
        @Override
        public DepositPurpose purpose() {
            return DepositPurpose.MERCHANT;
        }

        @Override
        public void lock(Tsid paymentId) {
            scene.sql("update pay_virtual_account set member_id = member_id where payment_id = ?", paymentId.value());
        }

        @Override
        public boolean canBeTaken(VirtualAccount account) {
            return true;
        }

        @Override
        public void deposited(VirtualAccount account) {
            Account payee = context.getBean(Accounts.class).open(AccountKind.MERCHANT_PAYABLE, ids.nextLong());
            context.getBean(Ledger.class).post(Posting.of("DEPOSIT_TEST", account.id().value(),
                    new Line.Post(Account.BANK, payee, account.amount().amount())), scene.now());
            paid.add(account.paymentId());
        }

        @Override
        public void notDeposited(Tsid paymentId) {
            throw new IllegalStateException("No bank is asked here");
        }
    }

    @Test
    void paysThePaymentByTheExactAmountOnce() {
        VirtualAccount account = open("9999");
        assertThat(account.number()).hasSize(14);
        Deposit deposit = deposit(account, AMOUNT);

        assertThat(takeDeposit.take(deposit)).isEqualTo(Verdict.EXACT);
        assertThat(takeDeposit.take(deposit)).as("told again").isEqualTo(Verdict.EXACT);

        assertThat(paid).containsExactly(account.paymentId());
        assertThat(state(account)).isEqualTo(VirtualAccount.State.PAID);
    }

    @Test
    void givesBackWhatIsShortOrOverAndStillAwaitsTheRightAmount() {
        VirtualAccount account = open("9999");
        assertThat(takeDeposit.take(deposit(account, AMOUNT - 1))).isEqualTo(Verdict.SHORT);
        assertThat(takeDeposit.take(deposit(account, AMOUNT + 1))).isEqualTo(Verdict.OVER);
        awaitReturned(account, 2);

        assertThat(takeDeposit.take(deposit(account, AMOUNT))).isEqualTo(Verdict.EXACT);
        assertThat(paid).hasSize(1);
    }

    @Test
    void givesBackWhatComesAfterThePaymentWasPaid() {
        VirtualAccount account = open("9999");
        takeDeposit.take(deposit(account, AMOUNT));

        assertThat(takeDeposit.take(deposit(account, AMOUNT))).isEqualTo(Verdict.AGAIN);

        awaitReturned(account, 1);
        assertThat(paid).hasSize(1);
        transaction.executeWithoutResult(status -> virtualAccounts.end(List.of(account.paymentId())));
        assertThat(state(account)).as("never back").isEqualTo(VirtualAccount.State.PAID);
    }

    @Test
    void givesBackWhatComesLate() {
        VirtualAccount account = open("9999");
        Deposit late = new Deposit(account.bank(), reference(), account.number(), Won.of(AMOUNT),
                account.dueAt().plusSeconds(1));
        assertThat(takeDeposit.take(late)).isEqualTo(Verdict.LATE);

        transaction.executeWithoutResult(status -> virtualAccounts.end(List.of(account.paymentId())));
        assertThat(takeDeposit.take(deposit(account, AMOUNT))).isEqualTo(Verdict.LATE);

        awaitReturned(account, 2);
        assertThat(paid).isEmpty();
    }

    @Test
    void keepsForAPersonWhatIsNobodysOrCannotGoBack() {
        long before = kept.count();
        assertThat(
                takeDeposit.take(new Deposit(BankCode.SHINHAN, reference(), "79000000000000", Won.of(5), scene.now())))
                .isEqualTo(Verdict.UNKNOWN_ACCOUNT);
        assertThat(kept.count()).isEqualTo(before + 1);

        VirtualAccount account = open("0005");
        takeDeposit.take(deposit(account, 1_000));

        Awaitility.await().until(() -> kept.count() == before + 2);
        assertThat(kept.oldest(100)).extracting("details").anyMatch(it -> it.toString().contains("SHORT, 1,000 KRW"));
    }

    @Test
    void keepsForAPersonWhatGoesThroughAnAccountAgainAndAgainOrIsVeryMuch() {
        VirtualAccount account = open("9999");
        for (int i = 0; i < 4; i++) {
            assertThat(takeDeposit.take(deposit(account, AMOUNT + 1))).isEqualTo(Verdict.OVER);
        }
        awaitReturned(account, 3);
        VirtualAccount other = open("9999");
        assertThat(takeDeposit.take(deposit(other, 1_000_001))).isEqualTo(Verdict.OVER);

        for (VirtualAccount each : List.of(account, other)) {
            assertThat(scene.count("pay_deposit where state = 'KEPT' and virtual_account_id = " + each.id().value()))
                    .isEqualTo(1);
        }
        assertThat(takeDeposit.take(deposit(account, AMOUNT))).as("the right one counts").isEqualTo(Verdict.EXACT);
        // Before operators, who decide; another one of the day is put before them again.
        scene.sql("update pay_unusual set state = 'CLEARED', decided_by = 1, decided_at = utc_timestamp(6)"
                + " where member_id = ?", member.id().value());
        takeDeposit.take(deposit(other, 1_000_002));
        assertThat(scene.text("select group_concat(concat_ws(' ', rule, amount, movements, state) order by rule"
                + " separator ', ') from pay_unusual where member_id = " + member.id()))
                .isEqualTo("DEPOSIT_LARGE 2000003 2 OPEN, DEPOSIT_MANY %d 1 CLEARED".formatted(AMOUNT + 1));
    }

    @Test
    void keepsForAPersonWhatWouldGoBackToWhoIsFrozenOrReported() {
        VirtualAccount frozen = open("9999");
        FrozenMembers.freeze(context, member);
        assertThat(takeDeposit.take(deposit(frozen, AMOUNT + 1))).isEqualTo(Verdict.OVER);
        assertThat(scene.count("pay_deposit where state = 'KEPT' and virtual_account_id = " + frozen.id().value()))
                .isEqualTo(1);

        member = scene.member();
        VirtualAccount reported = open("9999");
        HeldForReview.report(context, member.id().toString());
        assertThat(takeDeposit.take(deposit(reported, AMOUNT - 1))).isEqualTo(Verdict.SHORT);
        assertThat(scene.count("pay_deposit where state = 'KEPT' and virtual_account_id = " + reported.id().value()))
                .isEqualTo(1);
    }

    @Test
    void isMissedInTheBooksWhenItDidNotComeBack() {
        VirtualAccount account = open("9999");
        takeDeposit.take(deposit(account, 1));
        awaitReturned(account, 1);
        scene.sql("update pay_deposit set state = 'KEPT' where virtual_account_id = ?", account.id().value());
        assertThat(context.getBean(BooksCheck.class).run()).extracting(Breach::rule)
                .containsExactlyInAnyOrder(
                        Breach.Rule.SUSPENSE_DIFFERS_FROM_DEPOSITS, Breach.Rule.DEPOSIT_DIFFERS_FROM_ITS_RETURN);
        scene.sql("update pay_deposit set state = 'RETURNED' where virtual_account_id = ?", account.id().value());
    }

    @Test
    void isPaidOnceByDepositsAtTheSameTime() throws Exception {
        VirtualAccount account = open("9999");
        List<Callable<Verdict>> deposits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Deposit deposit = deposit(account, AMOUNT);
            deposits.add(() -> takeDeposit.take(deposit));
        }
        List<Verdict> verdicts = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Verdict> verdict : threads.invokeAll(deposits)) {
                verdicts.add(verdict.get());
            }
        }
        assertThat(verdicts).containsOnlyOnce(Verdict.EXACT).hasSize(8)
                .allMatch(verdict -> verdict == Verdict.EXACT || verdict == Verdict.AGAIN);
        assertThat(paid).hasSize(1);
        awaitReturned(account, 3);
    }

    @Test
    void givesOutTheSameNumberForTheSamePayment() {
        VirtualAccount account = open("9999");
        assertThat(virtualAccounts.open(account.paymentId()).number()).isEqualTo(account.number());
        assertThatIllegalStateException().isThrownBy(() -> transaction.executeWithoutResult(
                status -> context.getBean(VirtualAccountBank.class).open(account.id(), account.bank(), account.amount(),
                        account.dueAt())));
    }

    /** A virtual account for a payment of the member's, who gets money back at an account with this end. */
    private VirtualAccount open(String refundAccountEnd) {
        BankAccountId refund = new BankAccountId(
                Long.parseLong(scene.api.link(member, PayScene.accountNumber(refundAccountEnd))));
        Tsid payment = ids.next();
        Instant due = scene.now().plus(Duration.ofHours(24));
        transaction.executeWithoutResult(status -> virtualAccounts.ask(DepositPurpose.MERCHANT, payment,
                member.id(), new Tenders.By.Deposit(BankCode.SHINHAN, refund), Won.of(AMOUNT), due));
        virtualAccounts.open(payment);
        transaction.executeWithoutResult(status -> virtualAccounts.await(payment));
        return virtualAccounts.find(payment).orElseThrow();
    }

    private Deposit deposit(VirtualAccount account, long amount) {
        return new Deposit(account.bank(), reference(), account.number(), Won.of(amount), scene.now());
    }

    private static String reference() {
        return UUID.randomUUID().toString();
    }

    private VirtualAccount.State state(VirtualAccount account) {
        return virtualAccounts.find(account.paymentId()).orElseThrow().state();
    }

    private void awaitReturned(VirtualAccount account, int deposits) {
        Awaitility.await().until(() -> scene.count("pay_deposit where state = 'RETURNED' and virtual_account_id = "
                + account.id().value()) == deposits);
    }
}
