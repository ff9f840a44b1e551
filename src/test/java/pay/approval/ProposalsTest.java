package pay.approval;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import member.staff.TestStaff;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import pay.PayScene;
import pay.bank.AccountNumber;
import pay.bank.AskHolder;
import pay.bank.BankAccountId;
import pay.bank.BankCode;
import pay.easypay.GiveBackRest;
import pay.easypay.TestPaidShop;
import pay.freeze.FrozenMembers;
import pay.ledger.AccountKind;
import pay.merchant.ChangeSettlementAccount;
import pay.merchant.FeePlan;
import pay.merchant.FindFeePlan;
import pay.merchant.FindSettlementAccount;
import pay.merchant.MerchantId;
import pay.merchant.SettlementCycle;
import pay.merchant.TestApplication;
import pay.merchant.TestMerchant;
import pay.promotion.Promotion;
import pay.settlement.HeldPayouts;
import pay.virtualaccount.SendDepositBack;
import pay.virtualaccount.TestDeposits;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.IdentityTier;
import platform.security.StaffCaller;
import platform.web.DomainException;
import testing.MadangTest;
import testing.Race;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@MadangTest
class ProposalsTest {
    private static final long HOUSE = 0;

    @Autowired
    ApplicationContext context;
    @Autowired
    ProposeChange propose;
    @Autowired
    DecideProposal decide;
    @Autowired
    Proposals proposals;

    PayScene scene;
    StaffCaller maker;
    StaffCaller checker;

    @BeforeEach
    void setTheStage() {
        scene = new PayScene(context);
        maker = operator();
        checker = operator();
    }

    @AfterEach
    void theBooksAreRight() {
        scene.assertTheBooksAreRight();
    }

    private StaffCaller operator() {
        return new StaffCaller(TestStaff.operator(context).id(), "operator", Set.of("OPERATOR"), null);
    }

    private Tsid proposed(Terms terms) {
        Tsid id = scene.id();
        propose.propose(maker, id, terms, "고객 보상");
        return id;
    }

    private String about(Terms terms) {
        return context.getBean(Enactments.class).about(terms);
    }

    private static Terms.Adjustment compensates(TestMember member, long amount) {
        return new Terms.Adjustment(AccountKind.HOUSE_COSTS, HOUSE, AccountKind.MEMBER_MONEY, member.id().value(),
                amount, null);
    }

    @Test
    void adjustsAWalletOnceAnotherOperatorHasApproved() {
        TestMember member = scene.memberWith(1_000);
        Tsid id = proposed(compensates(member, 500));
        propose.propose(maker, id, compensates(member, 700), "두 번 눌림");
        assertThat(scene.api.balance(member)).isEqualTo(1_000);
        assertRefused("PROPOSAL_BY_SAME_OPERATOR", () -> decide.approve(maker, id));

        decide.approve(checker, id);
        assertThat(scene.api.balance(member)).isEqualTo(1_500);
        assertThat(scene.api.get(member, "/v1/pay/wallet/movements?limit=1").body().at("/items/0/kind").asString())
                .isEqualTo("ADJUSTMENT");
        assertRefused("PROPOSAL_ENDED", () -> decide.approve(checker, id));
        assertThat(scene.count("platform_audit_entry where subject_id = '" + id + "'")).isEqualTo(2);
    }

    @Test
    void changesNothingThatIsRefusedExpiredOrCannotBe() {
        TestMember member = scene.memberWith(1_000);
        Tsid refused = proposed(compensates(member, 500));
        decide.refuse(checker, refused);
        assertRefused("PROPOSAL_ENDED", () -> decide.approve(checker, refused));
        Tsid old = proposed(compensates(member, 500));
        scene.sql("update pay_proposal set expires_at = proposed_at where id = ?", old.value());
        assertRefused("PROPOSAL_ENDED", () -> decide.approve(checker, old));
        decide.expire();
        assertThat(scene.text("select state from pay_proposal where id = " + old)).isEqualTo("EXPIRED");
        Tsid tooMuch = proposed(
                new Terms.Adjustment(AccountKind.MEMBER_MONEY, member.id().value(), AccountKind.HOUSE_COSTS,
                        HOUSE, 1_001, null));
        assertRefused("INSUFFICIENT_BALANCE", () -> decide.approve(checker, tooMuch));
        assertThat(proposals.find(tooMuch)).as("it stays open").isPresent();
        FrozenMembers.freeze(context, member);
        Tsid frozen = proposed(
                new Terms.Adjustment(AccountKind.MEMBER_MONEY, member.id().value(), AccountKind.HOUSE_COSTS,
                        HOUSE, 1, null));
        assertRefused("WALLET_FROZEN", () -> decide.approve(checker, frozen));
        for (Terms terms : List.of(compensates(member, 0),
                new Terms.Adjustment(AccountKind.BANK, HOUSE, AccountKind.BANK, HOUSE, 1, null),
                new Terms.Adjustment(AccountKind.BANK, HOUSE, AccountKind.ORDER_ESCROW, HOUSE, 1, null),
                new Terms.Adjustment(AccountKind.BANK, HOUSE, AccountKind.LENDER, scene.id().value(), 1, null),
                new Terms.Adjustment(AccountKind.BANK, HOUSE, AccountKind.HOUSE_COSTS, HOUSE, 1, "2026타채1234"),
                new Terms.BankResult(scene.id(), true))) {
            assertRefused("PROPOSAL_INVALID", () -> proposed(terms));
        }
        assertThat(scene.api.balance(member)).isEqualTo(1_000);
    }

    /** As a court's attachment does, or a refund to the victims of a fraud. */
    @Test
    void takesFrozenMoneyByOrderAndLeavesItFrozen() {
        TestMember member = scene.memberWith(1_000);
        FrozenMembers.freeze(context, member);
        decide.approve(checker, proposed(new Terms.Adjustment(AccountKind.MEMBER_MONEY, member.id().value(),
                AccountKind.BANK, HOUSE, 700, "2026타채1234")));
        assertThat(scene.api.balance(member)).isEqualTo(300);
        assertThat(scene.api.transfer(member, scene.member().id(), 100).code()).isEqualTo("WALLET_FROZEN");
        Tsid tooMuch = proposed(new Terms.Adjustment(AccountKind.MEMBER_MONEY, member.id().value(), AccountKind.BANK,
                HOUSE, 301, "2026타채1234"));
        assertRefused("INSUFFICIENT_BALANCE", () -> decide.approve(checker, tooMuch));
        assertThat(scene.api.transfer(member, scene.member().id(), 100).code()).isEqualTo("WALLET_FROZEN");
        scene.api.transfer(scene.memberWith(5_000), member.id(), 500);
        assertThat(scene.api.balance(member)).as("what comes is kept").isEqualTo(300);
    }

    @Test
    void endsABankTransferAsTheBankHasSaid() {
        TestMember member = scene.memberWith(10_000);
        for (boolean done : new boolean[]{true, false}) {
            Tsid transfer = StuckWithdrawals.by(scene, member);
            assertThat(about(new Terms.BankResult(transfer, done))).matches("[A-Z]+ WITHDRAWAL, [0-9,]+ KRW");
            decide.approve(checker, proposed(new Terms.BankResult(transfer, done)));
            Awaitility.await().until(() -> scene.text("select status from pay_bank_transfer where id = " + transfer)
                    .equals(done ? "DONE" : "REFUSED"));
        }
        assertThat(scene.api.wallet(member).body().path("available").asLong()).isEqualTo(9_000);
    }

    @Test
    void startsAPromotionOnceTwoOperatorsAgree() {
        Terms.Promotion terms = new Terms.Promotion(Promotion.Kind.CASHBACK, "책방의 날", 10, 1_000, 3_000, 1, 100, 7,
                100_000, Promotion.Place.MERCHANTS);
        Tsid id = proposed(terms);
        assertThat(scene.text("select terms from pay_proposal where id = " + id)).as("the release before reads it")
                .doesNotContain("where");
        assertThat(scene.count("pay_promotion where id = " + id)).isZero();
        decide.approve(checker, id);
        assertRefused("PROPOSAL_ENDED", () -> decide.approve(checker, id));
        assertThat(scene.text("select kind from pay_promotion where id = " + id)).isEqualTo("CASHBACK");
        assertThat(scene.text("select place from pay_promotion where id = " + id)).isEqualTo("MERCHANTS");
        assertThat(scene.number("select sum(m.amount) from pay_journal j join pay_movement m on m.journal_id = j.id"
                + " where j.kind = 'PROMOTION_FUNDED' and j.reference = '" + id + "'")).isEqualTo(100_000);
        assertRefused("PROPOSAL_INVALID", () -> proposed(new Terms.Promotion(Promotion.Kind.COUPON, "공짜", 101, 1_000,
                3_000, 1, 100, 7, 100_000, Promotion.Place.BOTH)));
        Tsid forOrders = proposed(new Terms.Promotion(Promotion.Kind.CASHBACK, "감귤의 날", 10, 1_000, 3_000, 1, 100, 7,
                100_000, Promotion.Place.ORDERS));
        decide.approve(checker, forOrders);
        assertThat(scene.text("select place from pay_promotion where id = " + forOrders)).isEqualTo("ORDERS");
        // Not for the other tests.
        scene.sql("update pay_promotion set ends_at = utc_timestamp(6) where id in (?, ?)", id.value(),
                forOrders.value());
    }

    @Test
    void setsLimitsOfLaterDaysOnce() {
        LocalDate day = LocalDate.of(2099, 1, 1).plusDays(scene.id().value() % 3_000);
        Terms.Limits limits = new Terms.Limits(IdentityTier.PHONE, day, 100, 200, 300, 50);
        decide.approve(checker, proposed(limits));
        Tsid again = proposed(limits);
        assertRefused("PROPOSAL_INVALID", () -> decide.approve(checker, again));
        for (Terms terms : List.of(new Terms.Limits(IdentityTier.PHONE, LocalDate.of(2026, 1, 1), 100, 200, 300, 50),
                new Terms.Limits(IdentityTier.PHONE, day, 100, 99, 300, 50),
                new Terms.Limits(IdentityTier.PHONE, day, 100, 200, 199, 50),
                new Terms.Limits(IdentityTier.PHONE, day, 100, 200, 300, 101))) {
            assertRefused("PROPOSAL_INVALID", () -> proposed(terms));
        }
        assertThat(scene.count("pay_transfer_limit where valid_from = '" + day + "'")).isEqualTo(1);
        scene.sql("delete from pay_transfer_limit where valid_from = ?", day);
    }

    @Test
    void setsTheCapOfWalletsFromALaterDayOnOnce() {
        LocalDate day = LocalDate.of(2099, 1, 1).plusDays(scene.id().value() % 3_000);
        decide.approve(checker, proposed(new Terms.WalletCap(day, 1_500_000)));
        Tsid again = proposed(new Terms.WalletCap(day, 1_600_000));
        assertRefused("PROPOSAL_INVALID", () -> decide.approve(checker, again));
        assertRefused("PROPOSAL_INVALID", () -> proposed(new Terms.WalletCap(LocalDate.of(2026, 1, 1), 1_500_000)));
        assertRefused("PROPOSAL_INVALID", () -> proposed(new Terms.WalletCap(day, 0)));
        assertThat(scene.number("select cap from pay_wallet_cap where valid_from = '" + day + "'"))
                .isEqualTo(1_500_000);
        scene.sql("delete from pay_wallet_cap where valid_from = ?", day);
    }

    @Test
    void setsLimitsOfPaymentsOfLaterDaysOnce() {
        LocalDate day = LocalDate.of(2099, 1, 1).plusDays(scene.id().value() % 3_000);
        Terms.PaymentLimits limits = new Terms.PaymentLimits(IdentityTier.PHONE, day, 100, 200, 300);
        decide.approve(checker, proposed(limits));
        Tsid again = proposed(limits);
        assertRefused("PROPOSAL_INVALID", () -> decide.approve(checker, again));
        for (Terms terms : List.of(new Terms.PaymentLimits(IdentityTier.PHONE, LocalDate.of(2026, 1, 1), 1, 2, 3),
                new Terms.PaymentLimits(IdentityTier.PHONE, day, 100, 99, 300),
                new Terms.PaymentLimits(IdentityTier.PHONE, day, 100, 200, 199),
                new Terms.PaymentLimits(IdentityTier.PHONE, day, 0, 200, 300))) {
            assertRefused("PROPOSAL_INVALID", () -> proposed(terms));
        }
        assertThat(scene.text("select concat_ws(' ', tier, at_once, in_a_day, in_a_month) from pay_payment_limit"
                + " where valid_from = '" + day + "'")).isEqualTo("PHONE 100 200 300");
        scene.sql("delete from pay_payment_limit where valid_from = ?", day);
    }

    @Test
    void changesWhatAPlanCostsFromALaterDayOn(@Autowired FindFeePlan plans) {
        String name = TestMerchant.planName(context);
        LocalDate day = LocalDate.of(2099, 1, 1);
        Terms.FeePlanVersion first = version(name, day, "2.20");
        Tsid once = proposed(first);
        assertRefused("PROPOSAL_BY_SAME_OPERATOR", () -> decide.approve(maker, once));
        decide.approve(checker, once);
        Tsid again = proposed(first);
        assertRefused("PROPOSAL_INVALID", () -> decide.approve(checker, again));
        Terms.FeePlanVersion second = version(name, day.plusDays(10), "1.80");
        assertThat(about(first)).startsWith("2099-01-01: 2.20 %");
        assertThat(about(version(name, day.minusDays(1), "1.00"))).isEmpty();
        decide.approve(checker, proposed(second));
        TestMerchant merchant = new TestMerchant(context);
        decide.approve(checker, proposed(new Terms.FeePlan(Tsid.of(merchant.id), day, name, null)));
        assertThat(plans.of(merchant.id, day.plusDays(9)).percent()).isEqualByComparingTo("2.20");
        FeePlan later = plans.of(merchant.id, day.plusDays(10));
        assertThat(later).isEqualTo(new FeePlan(name, new BigDecimal("1.80"), false, SettlementCycle.WEEKLY, 3,
                Won.of(9_000)));
        for (Terms terms : List.of(version(name, LocalDate.of(2026, 1, 1), "1.00"), version(name, day, "10.01"),
                version(name, day, "1.001"), version(name, day, "-1"), version("standard", day, "1.00"),
                new Terms.FeePlanVersion(name, day, BigDecimal.ONE, true, SettlementCycle.DAILY, 0, 1),
                new Terms.FeePlanVersion(name, day, BigDecimal.ONE, true, SettlementCycle.DAILY, 1, 1_000_001))) {
            assertRefused("PROPOSAL_INVALID", () -> proposed(terms));
        }
    }

    private static Terms.FeePlanVersion version(String plan, LocalDate from, String percent) {
        return new Terms.FeePlanVersion(plan, from, new BigDecimal(percent), false, SettlementCycle.WEEKLY, 3, 9_000);
    }

    @Test
    void releasesPayoutsAsTheyWereHeldWhenItWasProposed() {
        MerchantId merchant = new TestMerchant(context).id;
        assertRefused("PROPOSAL_INVALID", () -> HeldPayouts.since(context, merchant));
        HeldPayouts.hold(context, merchant);
        Terms.PayoutRelease terms = new Terms.PayoutRelease(Tsid.of(merchant), HeldPayouts.since(context, merchant));
        assertThat(about(terms)).isEqualTo("계좌 확인, 0 KRW");
        Tsid first = proposed(terms);
        Tsid second = proposed(terms);
        assertRefused("PROPOSAL_BY_SAME_OPERATOR", () -> decide.approve(maker, first));
        decide.approve(checker, first);
        assertRefused("PROPOSAL_INVALID", () -> HeldPayouts.since(context, merchant));
        HeldPayouts.hold(context, merchant);
        assertRefused("PROPOSAL_STALE", () -> decide.approve(checker, second));
        assertThat(HeldPayouts.since(context, merchant)).isAfter(terms.heldSince());
    }

    @Test
    void putsAMerchantOnAnotherPlanFromALaterDayOn(@Autowired FindFeePlan plans) {
        TestMerchant merchant = new TestMerchant(context);
        Tsid id = Tsid.of(merchant.id);
        LocalDate day = LocalDate.of(2099, 1, 1);
        decide.approve(checker, proposed(new Terms.FeePlan(id, day, "WEEKLY", 200_000_000L)));
        assertThat(plans.of(merchant.id, day).name()).isEqualTo("WEEKLY");
        assertThat(plans.of(merchant.id, day.minusDays(1)).name()).isEqualTo("STANDARD");
        for (Terms terms : List.of(new Terms.FeePlan(id, day, "NONE", null),
                new Terms.FeePlan(id, LocalDate.of(2026, 1, 1), "WEEKLY", null),
                new Terms.FeePlan(id, day, "WEEKLY", -1L))) {
            assertRefused("PROPOSAL_INVALID", () -> proposed(terms));
        }
    }

    @Test
    void refusesAPlanOfAMerchantWhoGotAnotherSinceItWasProposed() {
        Tsid merchant = Tsid.of(new TestMerchant(context).id);
        Tsid early = proposed(new Terms.FeePlan(merchant, LocalDate.of(2099, 1, 1), "WEEKLY", null));
        Tsid late = proposed(new Terms.FeePlan(merchant, LocalDate.of(2099, 1, 1), "MONTHLY", null));
        Tsid another = proposed(
                new Terms.FeePlan(Tsid.of(new TestMerchant(context).id), LocalDate.of(2099, 1, 1), "WEEKLY", null));
        decide.approve(checker, late);
        assertRefused("PROPOSAL_STALE", () -> decide.approve(checker, early));
        decide.approve(checker, another);
        decide.approve(checker, proposed(new Terms.FeePlan(merchant, LocalDate.of(2099, 1, 1), "WEEKLY", null)));
    }

    @Test
    void adjustsAMerchantsNextSettlement() {
        Tsid merchant = Tsid.of(new TestMerchant(context).id);
        Tsid id = proposed(new Terms.MerchantAdjustment(merchant, -5_000, "이중 매입 차감"));
        assertThat(scene.count("pay_settlement_adjustment where merchant_id = " + merchant)).isZero();
        decide.approve(checker, id);
        assertThat(scene.text("select concat(amount, ' ', reason, ' ', made_by) from pay_settlement_adjustment"
                + " where settlement_id is null and id = " + id)).isEqualTo("-5000 이중 매입 차감 " + maker.staffId());
        for (Terms terms : List.of(new Terms.MerchantAdjustment(merchant, 0, "x"),
                new Terms.MerchantAdjustment(merchant, 100_000_001, "x"))) {
            assertRefused("PROPOSAL_INVALID", () -> proposed(terms));
        }
        assertRefused("MERCHANT_NOT_FOUND", () -> proposed(new Terms.MerchantAdjustment(scene.id(), 1, "x")));
    }

    @Test
    void adjustsNoSettlementOfAMerchantThatIsNotApproved() {
        Tsid applied = new Tsid(Long.parseLong(TestApplication.entered(context)));
        Terms terms = new Terms.MerchantAdjustment(applied, 1_000, "x");
        assertRefused("MERCHANT_NOT_APPROVED", () -> proposed(terms));
        // An instance of the release before took it.
        Tsid before = scene.id();
        context.getBean(TransactionTemplate.class).executeWithoutResult(_ -> proposals.add(new Proposal(before, terms,
                "x", maker.staffId(), scene.now(), scene.now().plus(Duration.ofDays(7)))));
        assertRefused("MERCHANT_NOT_APPROVED", () -> decide.approve(checker, before));
        assertThat(scene.count("pay_settlement_account where merchant_id = " + applied)).isZero();
        decide.refuse(checker, before);
    }

    @Test
    void returnsWhatAFreezeKeepsByTwo() {
        long credit = Long.parseLong(FrozenMembers.kept(context));
        Tsid id = proposed(new Terms.SuspendedReturn(credit));
        assertThat(about(new Terms.SuspendedReturn(credit))).matches("[0-9,]+ KRW, [0-9]+ → [0-9]+");
        assertRefused("PROPOSAL_BY_SAME_OPERATOR", () -> decide.approve(maker, id));
        decide.approve(checker, id);
        assertThat(scene.count("pay_journal where kind = 'SUSPENSE_RETURNED' and reference = '" + credit + "'"))
                .isEqualTo(1);
        assertRefused("SUSPENDED_CREDIT_NOT_FOUND", () -> proposed(new Terms.SuspendedReturn(credit)));
    }

    @Test
    void sendsADepositThatIsKeptBackByTwoAndOnce() {
        Tsid deposit = TestDeposits.kept(context);
        SendDepositBack back = context.getBean(SendDepositBack.class);
        AccountNumber number = new AccountNumber(PayScene.accountNumber("9999"));
        String holder = context.getBean(AskHolder.class).of(BankCode.SHINHAN, number);
        assertRefused("PAYEE_HOLDER_DIFFERS", () -> back.enter(deposit, BankCode.SHINHAN, number, "남의 이름"));
        Terms terms = new Terms.DepositReturn(deposit, back.enter(deposit, BankCode.SHINHAN, number, holder).value());
        Tsid id = proposed(terms);
        Tsid again = proposed(terms);
        assertThat(about(terms)).matches("088 [0-9a-f-]+, 700 KRW → 신한은행 ····9999");
        assertRefused("PROPOSAL_BY_SAME_OPERATOR", () -> decide.approve(maker, id));

        decide.approve(checker, id);

        Awaitility.await()
                .until(() -> scene.count("pay_deposit where state = 'RETURNED' and id = " + deposit) == 1);
        assertThat(scene.number("select sum(amount) from pay_bank_transfer where purpose = 'DEPOSIT_RETURN'"
                + " and status = 'DONE' and purpose_id = " + deposit)).isEqualTo(700);
        assertRefused("DEPOSIT_NOT_KEPT", () -> decide.approve(checker, again));
        assertRefused("DEPOSIT_NOT_KEPT", () -> proposed(terms));
        decide.refuse(checker, again);
        scene.assertTheBooksAreRight();
    }

    @Test
    void paysAMerchantOutToAnotherAccountOfItsOwnByTwo() {
        Map<String, String> accounts = TestApplication.approvedWithAnotherAccount(context);
        MerchantId merchant = new MerchantId(Long.parseLong(accounts.get("merchant")));
        ChangeSettlementAccount change = context.getBean(ChangeSettlementAccount.class);
        FindSettlementAccount paidTo = context.getBean(FindSettlementAccount.class);
        BankAccountId before = paidTo.of(merchant).orElseThrow();
        assertRefused("SETTLEMENT_ACCOUNT_OF_ANOTHER",
                () -> change.enter(merchant, BankCode.SHINHAN, new AccountNumber(accounts.get("foreign"))));
        String number = accounts.get("account");
        Terms.SettlementAccount terms = SetSettlementAccount
                .terms(change.enter(merchant, BankCode.SHINHAN, new AccountNumber(number)));
        Tsid id = proposed(terms);
        Tsid again = proposed(terms);
        assertThat(about(terms)).matches("마당서점, 신한은행 ····[0-9]{4} → 신한은행 ····"
                + number.substring(number.length() - 4) + " \\(REPRESENTATIVE\\)");
        assertRefused("PROPOSAL_BY_SAME_OPERATOR", () -> decide.approve(maker, id));
        assertThat(paidTo.of(merchant)).contains(before);

        decide.approve(checker, id);

        assertThat(paidTo.of(merchant)).contains(new BankAccountId(terms.account()));
        assertRefused("PROPOSAL_STALE", () -> decide.approve(checker, again));
        assertRefused("PROPOSAL_INVALID", () -> proposed(terms));
        decide.refuse(checker, again);
    }

    @Test
    void changesNoAccountOfAMerchantThatIsNotPaidOut() {
        MerchantId applied = new MerchantId(Long.parseLong(TestApplication.entered(context)));
        ChangeSettlementAccount change = context.getBean(ChangeSettlementAccount.class);
        AccountNumber number = new AccountNumber(PayScene.accountNumber("9999"));
        for (MerchantId merchant : List.of(applied, new TestMerchant(context).id)) {
            assertRefused("PROPOSAL_INVALID", () -> change.enter(merchant, BankCode.SHINHAN, number));
        }
        assertRefused("MERCHANT_NOT_FOUND",
                () -> change.enter(new MerchantId(scene.id().value()), BankCode.SHINHAN, number));
    }

    @Test
    void keepsADepositAgainThatTheBankDoesNotTake() {
        Tsid deposit = TestDeposits.kept(context);
        SendDepositBack back = context.getBean(SendDepositBack.class);
        for (String end : List.of("0005", "9999")) {
            AccountNumber number = new AccountNumber(PayScene.accountNumber(end));
            String holder = context.getBean(AskHolder.class).of(BankCode.SHINHAN, number);
            decide.approve(checker, proposed(new Terms.DepositReturn(deposit,
                    back.enter(deposit, BankCode.SHINHAN, number, holder).value())));
            String then = end.equals("0005") ? "KEPT" : "RETURNED";
            Awaitility.await().until(
                    () -> scene.count("pay_deposit where state = '" + then + "' and id = " + deposit) == 1);
            scene.assertTheBooksAreRight();
        }
    }

    /** The provider in the box never got the charge; of a payment that was charged it knows. */
    @Test
    void endsACardRequestThatNeitherSideKnowsOf() {
        Tsid request = new Tsid(Long.parseLong(TestPaidShop.stuckCharge(context)));
        Tsid id = proposed(new Terms.CardNeverDone(request));
        assertThat(scene.text("select status from pay_card_request where id = " + request)).isEqualTo("UNKNOWN");
        assertThat(about(new Terms.CardNeverDone(request))).matches("CHARGE [0-9A-Z]+, [0-9,]+ KRW");
        decide.approve(checker, id);
        assertThat(scene.text("select concat(r.status, ' ', p.state) from pay_card_request r"
                + " join pay_easypay_payment p on p.id = r.purpose_id where r.id = " + request))
                .isEqualTo("REFUSED ABORTED");
        assertRefused("PROPOSAL_INVALID", () -> proposed(new Terms.CardNeverDone(request)));
    }

    @Test
    void givesBackTheRestOfADisputedPayment() {
        String key = TestPaidShop.disputedInPart(context);
        Tsid payment = context.getBean(GiveBackRest.class).of(key);
        assertThat(about(new Terms.PaymentRest(payment))).startsWith(key + ", ").endsWith(", MONEY 6,000 KRW");
        decide.approve(checker, proposed(new Terms.PaymentRest(payment)));
        assertThat(scene.text("select concat(state, ' ', captured, ' ', canceled) from pay_easypay_payment where id = "
                + payment)).isEqualTo("PARTIAL_CANCELED 10000 6000");
        assertRefused("CANCEL_EXCEEDS_PAYMENT", () -> proposed(new Terms.PaymentRest(payment)));
        assertThat(about(new Terms.PaymentRest(payment))).endsWith(", CANCEL_EXCEEDS_PAYMENT");
        Tsid undisputed = context.getBean(GiveBackRest.class).of(TestPaidShop.undisputed(context));
        assertRefused("PROPOSAL_INVALID", () -> proposed(new Terms.PaymentRest(undisputed)));
    }

    @Test
    void isApprovedOnceHoweverManyDecide() throws Exception {
        TestMember member = scene.member();
        for (int round = 0; round < Race.ROUNDS; round++) {
            Tsid id = proposed(compensates(member, 1));
            List<Callable<Boolean>> deciders = List.of(() -> decides(() -> decide.approve(checker, id)),
                    () -> decides(() -> decide.approve(checker, id)), () -> decides(() -> decide.refuse(checker, id)));
            long before = scene.api.balance(member);
            List<Boolean> won = new ArrayList<>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Boolean> each : threads.invokeAll(deciders)) {
                    won.add(each.get());
                }
            }
            assertThat(won).containsOnlyOnce(true);
            assertThat(scene.api.balance(member) - before).isEqualTo(won.get(2) ? 0 : 1);
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

    private static void assertRefused(String code, Runnable what) {
        assertThatThrownBy(what::run).isInstanceOf(DomainException.class).hasMessage(code);
    }
}
