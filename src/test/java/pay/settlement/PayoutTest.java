package pay.settlement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

import org.aopalliance.intercept.MethodInterceptor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.transaction.support.TransactionTemplate;
import pay.PayScene;
import pay.bank.AccountNumber;
import pay.bank.BankCode;
import pay.bank.BankTransferId;
import pay.bank.KeepPayeeAccount;
import pay.bank.LinkedAccounts;
import pay.bank.ResolveBankTransfer;
import pay.freeze.FrozenMembers;
import pay.ledger.AccountKind;
import pay.merchant.FindSettlementAccount;
import pay.merchant.MerchantId;
import pay.merchant.SettlementCycle;
import pay.payout.SendToBank;
import pay.reconciliation.DailyFiles;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;
import testing.MadangTest;
import testing.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Payouts through the bank in the box, at ten on a Friday. */
@MadangTest
class PayoutTest {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);
    private static final long AMOUNT = 33_140;

    @Autowired
    ApplicationContext context;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Settlements settlements;
    @Autowired
    SettlementAccounts accounts;
    @Autowired
    StuckPayouts stuck;
    @Autowired
    SettlementPostings postings;

    private final MovableClock clock = new MovableClock(FRIDAY.atTime(10, 0).atZone(BusinessDays.SEOUL).toInstant());
    private PayScene pay;
    private SettlementScene scene;
    private MerchantId merchant;

    @BeforeEach
    void scene() {
        pay = new PayScene(context);
        scene = new SettlementScene(context);
        merchant = scene.merchant(context.getBean(Ids.class).nextLong());
    }

    @AfterEach
    void theBooksAreRight() {
        scene.sql("update pay_settlement set pay_on = '2999-12-31' where status = 'DUE' and merchant_id = ?",
                merchant.value());
        pay.assertTheBooksAreRight();
    }

    @Test
    void goesToTheMerchantsAccount() {
        SettlementId due = due("9999");

        send();

        await(due, Settlement.Status.PAID);
        assertThat(scene.balance(AccountKind.MERCHANT_PAYOUT, merchant)).isZero();
        assertThat(told("pay.merchant-paid-out")).isOne();
    }

    @Test
    void staysWhereItIsWhileTheMerchantIsFrozenAndKeepsNobodyElseWaiting() {
        SettlementId frozen = due("9999");
        FrozenMembers.freezeMerchant(context, new Tsid(merchant.value()));
        MerchantId other = merchant;
        merchant = scene.merchant(context.getBean(Ids.class).nextLong());
        SettlementId due = due("9999");

        send();

        await(due, Settlement.Status.PAID);
        assertThat(settlements.find(frozen).orElseThrow().status()).isEqualTo(Settlement.Status.DUE);
        scene.sql("update pay_settlement set pay_on = '2999-12-31' where merchant_id = ?", other.value());
    }

    @Test
    void staysUnknownUntilTheBankIsAskedAgain() {
        SettlementId due = due("0004");

        send();
        Awaitility.await().until(() -> pay.count("pay_bank_transfer where status = 'UNKNOWN' and purpose_id = "
                + due.value()) == 1);
        assertThat(settlements.find(due).orElseThrow().status()).isEqualTo(Settlement.Status.SENT);
        scene.sql("update pay_bank_transfer set next_step_at = utc_timestamp(6) where purpose_id = ?", due.value());

        await(due, Settlement.Status.PAID);
    }

    @Test
    void whatTheBankRefusesIsOwedAsBeforeAndPayoutsWait() {
        SettlementId due = due("0005");

        send();

        await(due, Settlement.Status.FAILED);
        assertThat(settlements.find(due).orElseThrow().refusal()).isEqualTo("CLOSED");
        assertThat(scene.balance(AccountKind.MERCHANT_PAYOUT, merchant)).isZero();
        assertThat(scene.balance(AccountKind.MERCHANT_PAYABLE, merchant)).isEqualTo(AMOUNT);
        assertThat(carried()).isEqualTo(AMOUNT);
        assertThat(heldFor()).isEqualTo(PayoutOutcome.REFUSED);
        assertThat(told("pay.merchant-payout-failed")).isOne();
    }

    @Test
    void isSentAgainWhenTheBankHasNeverGotIt() {
        SettlementId due = due("9999");
        transaction.executeWithoutResult(_ -> {
            send();
            // As if who took it had died before the call.
            scene.sql("update pay_bank_transfer set status = 'SENT', next_step_at = created_at where purpose_id = ?",
                    due.value());
        });

        await(due, Settlement.Status.PAID);
        assertThat(stuck.held(merchant)).isEmpty();
    }

    @Test
    void keepsNoPayoutsWaitingForWhatSaysNothingOfTheAccount() {
        SettlementId due = due("0004");
        send();
        Awaitility.await().until(() -> pay.count("pay_bank_transfer where status = 'UNKNOWN' and purpose_id = "
                + due.value()) == 1);
        scene.sql("update pay_bank_transfer set enquiries = 11, next_step_at = '2099-01-01' where purpose_id = ?",
                due.value());
        long transfer = scene.number("select id from pay_bank_transfer where purpose_id = ?", due.value());

        assertThat(transaction.<Boolean>execute(_ -> context.getBean(ResolveBankTransfer.class)
                .resolve(new BankTransferId(transfer), false))).isTrue();

        await(due, Settlement.Status.FAILED);
        assertThat(carried()).isEqualTo(AMOUNT);
        assertThat(stuck.held(merchant)).isEmpty();
        assertThat(told("pay.merchant-payout-failed")).isOne();
    }

    @Test
    void whatComesBackLaterIsOwedAgainOnce() {
        SettlementId due = due("9999");
        send();
        await(due, Settlement.Status.PAID);

        assertThat(takeBack(due, AMOUNT - 1)).isFalse();
        assertThat(takeBack(due, AMOUNT)).isTrue();
        assertThat(takeBack(due, AMOUNT)).isFalse();

        assertThat(scene.balance(AccountKind.MERCHANT_PAYABLE, merchant)).isEqualTo(AMOUNT);
        assertThat(carried()).isEqualTo(AMOUNT);
        assertThat(heldFor()).isEqualTo(TakeBackPayout.RETURNED);
        assertThat(told("pay.merchant-payout-returned")).isOne();
    }

    @Test
    void whatTheBanksFileSendsBackIsOwedAgainOnceWhateverIsCorrected() throws Exception {
        SettlementId due = due("9999");
        send();
        await(due, Settlement.Status.PAID);
        long transfer = scene.number("select id from pay_bank_transfer where purpose_id = ?", due.value());
        DailyFiles bank = new DailyFiles(context);

        bank.take(transfer, "RETURN", AMOUNT);
        assertThat(bank.found()).containsExactly("MISSING_HERE RETURN SETTLED");
        assertThat(carried()).isEqualTo(AMOUNT);

        bank.take(transfer, "RETURN", AMOUNT);
        assertThat(bank.found()).containsExactly("MISSING_HERE RETURN SETTLED");
        assertThat(carried()).isEqualTo(AMOUNT);

        bank.take(transfer, "RETURN", 0);
        assertThat(bank.found()).containsExactly("MISSING_THERE RETURN OPEN");
    }

    @Test
    void waitsWhileItIsHeld() {
        SettlementId due = due("9999");
        transaction.executeWithoutResult(_ -> accounts.hold(merchant, new Tsid(1), "계좌 확인", clock.instant()));
        send();
        assertThat(settlements.find(due).orElseThrow().status()).isEqualTo(Settlement.Status.DUE);
        Instant before = stuck.held(merchant).orElseThrow().since();
        transaction.executeWithoutResult(
                _ -> accounts.hold(merchant, null, "PAYOUT_RETURNED", before.plusSeconds(1)));
        assertThat(transaction.<Boolean>execute(_ -> accounts.release(merchant, before))).as("held anew").isFalse();
        assertThat(stuck.held(merchant).orElseThrow().reason()).isEqualTo("계좌 확인");

        transaction
                .executeWithoutResult(_ -> accounts.release(merchant, stuck.held(merchant).orElseThrow().since()));
        send();
        await(due, Settlement.Status.PAID);
    }

    @Test
    void waitsForAnAccount() {
        SettlementId due = due("");

        send();

        assertThat(settlements.find(due).orElseThrow().status()).isEqualTo(Settlement.Status.DUE);
        assertThat(heldFor()).isEqualTo(SendPayouts.NO_ACCOUNT);
    }

    @Test
    void onePayoutThatCannotBeSentDoesNotKeepTheOthers() {
        SettlementId due = due("9999");
        MerchantId other = scene.merchant(context.getBean(Ids.class).nextLong());
        SettlementId wrong = new SettlementId(context.getBean(Ids.class).nextLong());
        transaction.executeWithoutResult(_ -> {
            accounts.lock(other);
            scene.account(other, context.getBean(KeepPayeeAccount.class).keep(new Tsid(other.value()),
                    BankCode.SHINHAN, new AccountNumber(PayScene.accountNumber("9999"))).id().value());
            // Nothing lies there for it.
            settlements.add(List.of(new Settlement(wrong, other, FRIDAY.minusDays(9), FRIDAY.minusDays(9),
                    SettlementCycle.DAILY, Turnover.NONE, AMOUNT, 0, AMOUNT, 0, FRIDAY.minusDays(5),
                    Settlement.Status.DUE, null, clock.instant(), null)));
        });
        try {
            send();

            await(due, Settlement.Status.PAID);
            assertThat(scene.text("select hold_reason from pay_settlement_account where merchant_id = ?",
                    other.value())).isEqualTo(SendPayouts.NOT_SENT);
        } finally {
            scene.sql("delete from pay_settlement where id = ?", wrong.value());
        }
    }

    @Test
    void holdsNobodysPayoutsWhenTheDatabaseIsAtFault() {
        SettlementId due = due("9999");

        assertThatThrownBy(() -> send(call -> switch (call.getMethod().getName()) {
            case "next" -> throw new ArithmeticException("long overflow");
            case "one" -> throw new CannotCreateTransactionException("the pool is full");
            default -> call.proceed();
        })).isInstanceOf(CannotCreateTransactionException.class);
        send();

        await(due, Settlement.Status.PAID);
    }

    @Test
    void waitsForItsHourOfABusinessDay() {
        SettlementId due = due("9999");

        clock.move(Duration.ofMinutes(-61));
        send();
        clock.move(Duration.ofDays(1).plusHours(2));
        send();

        assertThat(settlements.find(due).orElseThrow().status()).isEqualTo(Settlement.Status.DUE);
    }

    /** A payout that is due today, to an account that ends so. */
    private SettlementId due(String accountEnd) {
        SettlementId id = new SettlementId(context.getBean(Ids.class).nextLong());
        Instant now = clock.instant();
        scene.owe(merchant, AMOUNT);
        transaction.executeWithoutResult(_ -> {
            accounts.lock(merchant);
            Settlement settlement = new Settlement(id, merchant, FRIDAY.minusDays(3), FRIDAY.minusDays(3),
                    SettlementCycle.DAILY,
                    new Turnover(FRIDAY.minusDays(3), AMOUNT, 1, 0, 0, 0, 0, 0, 0), 0, 0, AMOUNT, 0, FRIDAY,
                    Settlement.Status.DUE, null, now, null);
            settlements.add(List.of(settlement));
            accounts.settled(settlement.until(), Map.of(merchant, 0L));
            scene.line(settlement);
            postings.post(List.of(SettlementPostings.of(settlement, new Reckoning(0, 0, AMOUNT, 0),
                    postings.lock(List.of(merchant.value())).get(merchant.value())).orElseThrow()), now);
            if (!accountEnd.isEmpty()) {
                scene.account(merchant, context.getBean(KeepPayeeAccount.class).keep(new Tsid(merchant.value()),
                        BankCode.SHINHAN, new AccountNumber(PayScene.accountNumber(accountEnd))).id().value());
            }
        });
        return id;
    }

    private void send() {
        send(call -> call.proceed());
    }

    private void send(MethodInterceptor before) {
        ProxyFactory sending = new ProxyFactory(new SendPayouts(settlements, accounts, postings,
                context.getBean(FindSettlementAccount.class), context.getBean(LinkedAccounts.class),
                context.getBean(SendToBank.class), new BusinessDays(clock),
                new SettlementSettings(LocalTime.of(9, 0)), clock));
        sending.setProxyTargetClass(true);
        sending.addAdvice(before);
        sending.addAdvice(new TransactionInterceptor(context.getBean(TransactionManager.class),
                new AnnotationTransactionAttributeSource()));
        new PayoutJob((SendPayouts) sending.getProxy()).run();
    }

    private boolean takeBack(SettlementId id, long amount) {
        return Boolean.TRUE.equals(transaction.execute(
                _ -> context.getBean(TakeBackPayout.class).takeBack(new Tsid(id.value()), Won.of(amount))));
    }

    private void await(SettlementId id, Settlement.Status status) {
        Awaitility.await().until(() -> settlements.find(id).orElseThrow().status() == status);
    }

    private long carried() {
        return scene.number("select carried from pay_settlement_account where merchant_id = ?", merchant.value());
    }

    private String heldFor() {
        return scene.text("select hold_reason from pay_settlement_account where merchant_id = ?", merchant.value());
    }

    private long told(String event) {
        return scene.number("select count(*) from platform_event_log where type = ? and aggregate_id = ?", event,
                merchant.value());
    }
}
