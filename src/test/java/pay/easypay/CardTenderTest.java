package pay.easypay;

import java.time.Duration;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayApi;
import pay.PayScene;
import pay.dispute.TestDisputes;
import pay.freeze.FrozenMembers;
import pay.integrity.BooksCheck;
import pay.integrity.Breach;
import pay.tender.TenderKind;
import platform.id.Tsid;
import testing.Api;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

/** Payments of which a card pays a part; its last four digits say what the provider in the box does. */
@MadangTest
class CardTenderTest {
    @Autowired
    ApplicationContext context;
    ShopScene shop;
    TestMember member;
    Tsid points;

    @BeforeEach
    void setTheStage() {
        shop = new ShopScene(context);
        member = shop.scene.memberWith(50_000);
        points = shop.grant(member, 1_000, Duration.ofDays(30));
    }

    @AfterEach
    void theBooksAreRight() {
        shop.scene.assertTheBooksAreRight();
    }

    @Test
    void chargesTheCardWhenTheMerchantConfirmsAndGivesItBackFirst() {
        String key = shop.asks(10_000);
        assertThat(approve(key, card("9999"), 6_000, 3_000, 1_000).status()).isEqualTo(200);
        assertThat(shop.available(member)).isEqualTo(47_000);
        String once = UUID.randomUUID().toString();
        Api.Answer confirmed = shop.confirm(key, once);
        assertThat(confirmed.status()).as(confirmed.body().toString()).isEqualTo(200);
        assertThat(confirmed.text("status")).isEqualTo("DONE");
        assertThat(shop.payable()).isEqualTo(10_000);
        assertThat(owedByCardCompanies(key)).isEqualTo(6_000);
        assertThat(shop.confirm(key, once).body()).isEqualTo(confirmed.body());

        assertThat(shop.cancel(key, 7_000).text("status")).isEqualTo("PARTIAL_CANCELED");
        assertThat(shop.scene.api.balance(member)).isEqualTo(48_000);
        assertThat(shop.payable()).isEqualTo(3_000);
        Awaitility.await().until(() -> shop.scene.count("pay_card_request where kind = 'CANCEL' and status = 'DONE'"
                + " and amount = 6000 and purpose_id = " + PaymentKey.of(key).id()) == 1);
        shop.cancel(key);
        assertThat(shop.points(member)).isEqualTo(1_000);
    }

    @Test
    void noticesAPartThatIsNotWhatTheCardWasCharged() {
        String key = shop.asks(10_000);
        approve(key, card("9999"), 6_000, 3_000, 1_000);
        shop.confirm(key);
        long payment = PaymentKey.of(key).id();
        shop.scene.sql("update pay_card_request set amount = amount + 1 where purpose_id = ?", payment);
        assertThat(context.getBean(BooksCheck.class).run())
                .contains(new Breach(Breach.Rule.CARD_PART_DIFFERS_FROM_ITS_CHARGE, payment));
        shop.scene.sql("update pay_card_request set amount = amount - 1 where purpose_id = ?", payment);
    }

    @Test
    void paysWithACardAlone() {
        String key = shop.asks(60_000);
        assertThat(approve(key, card("9999"), 60_000, 0, 0).status()).isEqualTo(200);
        assertThat(shop.confirm(key).text("status")).isEqualTo("DONE");
        assertThat(shop.scene.api.balance(member)).isEqualTo(50_000);
        assertThat(shop.payable()).isEqualTo(60_000);
        String givenUp = shop.asks(60_000);
        approve(givenUp, card("9999"), 60_000, 0, 0);
        assertThat(shop.giveUp(givenUp).text("status")).isEqualTo("CANCELED");
        assertThat(DisputedPayments.dispute(context, givenUp, TenderKind.CARD, 1)).as("never charged")
                .isEqualTo("PAYMENT_IN_OTHER_STATE");
    }

    @Test
    void givesUpWhatTheCardCompanyRefuses() {
        String key = shop.asks(10_000);
        approve(key, card("0002"), 6_000, 3_000, 1_000);
        assertThat(shop.confirm(key).code()).isEqualTo("CARD_SHORT");
        assertThat(shop.state(key)).isEqualTo("ABORTED");
        assertThat(shop.available(member)).isEqualTo(50_000);
        assertThat(shop.lot(points, "held")).isZero();
        assertThat(shop.payable()).isZero();
    }

    @Test
    void undoesTheChargeWhenTheWalletBesideItWasFrozenBeforeItWasKnown() {
        String key = shop.asks(10_000);
        approve(key, card("0004"), 6_000, 3_000, 1_000);
        String alone = shop.asks(5_000);
        approve(alone, card("0004"), 5_000, 0, 0);
        assertThat(shop.confirm(key).text("status")).isEqualTo("UNKNOWN");
        assertThat(shop.confirm(alone).text("status")).isEqualTo("UNKNOWN");

        FrozenMembers.freeze(context, member);

        Awaitility.await().until(() -> shop.state(key).equals("ABORTED"));
        Awaitility.await().until(() -> shop.state(alone).equals("DONE"));
        assertThat(shop.available(member)).isEqualTo(50_000);
        assertThat(shop.lot(points, "held")).isZero();
        assertThat(shop.payable()).isEqualTo(5_000);
        assertThat(shop.scene.number("select coalesce(sum(s.amount - s.canceled), 0) from pay_sandbox_charge s"
                + " join pay_card_request r on r.id = s.request_id where s.outcome = 'DONE' and r.purpose_id = "
                + PaymentKey.of(key).id())).isZero();
    }

    @Test
    void isUnknownUntilTheCardCompanyIsAskedAndThenDone() {
        String key = shop.asks(10_000);
        approve(key, card("0004"), 6_000, 3_000, 1_000);
        String once = UUID.randomUUID().toString();
        Api.Answer first = shop.confirm(key, once);
        assertThat(first.status()).isEqualTo(202);
        assertThat(first.text("status")).isEqualTo("UNKNOWN");
        assertThat(shop.giveUp(key).code()).isEqualTo("PAYMENT_IN_OTHER_STATE");
        assertThat(shop.payable()).isZero();
        Awaitility.await().until(() -> shop.state(key).equals("DONE"));
        assertThat(shop.payable()).isEqualTo(10_000);
        assertThat(owedByCardCompanies(key)).isEqualTo(6_000);
        // The same key shows what it is by now.
        Api.Answer again = shop.confirm(key, once);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("status")).isEqualTo("DONE");
    }

    @Test
    void givesInMoneyWhatTheCardCompanyDoesNotTakeBack() {
        String key = shop.asks(6_000);
        approve(key, card("0007"), 6_000, 0, 0);
        shop.confirm(key);
        assertThat(shop.cancel(key).text("status")).isEqualTo("CANCELED");
        Awaitility.await().until(() -> shop.scene.api.balance(member) == 56_000);
        assertThat(shop.payable()).isZero();
    }

    @Test
    void sendsToTheBankWhatTheCardCompanyDoesNotTakeBackAndTheWalletCannotTake() {
        String key = shop.asks(6_000);
        approve(key, card("0007"), 6_000, 0, 0);
        shop.confirm(key);
        shop.scene.fill(member, 1_945_000);
        assertThat(shop.cancel(key).text("status")).isEqualTo("CANCELED");
        Awaitility.await().until(() -> shop.scene.api.balance(member) == 2_000_000);
        shop.scene.assertTheBooksAreRight();
        Awaitility.await().until(() -> shop.scene.count("pay_bank_transfer where status = 'DONE' and amount = 1000"
                + " and purpose = 'PAYMENT_CANCEL' and member_id = " + member.id()) == 1);
        assertThat(shop.payable()).isZero();
    }

    @Test
    void takesIntoAFullWalletWhatNeitherCardCompanyNorBankTakes() {
        TestMember refused = shop.scene.member();
        shop.scene.api.link(refused, PayScene.accountNumber("0005"));
        shop.scene.fill(refused, 2_000_000);
        String key = shop.asks(6_000);
        member = refused;
        approve(key, card("0007"), 6_000, 0, 0);
        shop.confirm(key);
        shop.cancel(key);
        Awaitility.await().until(() -> shop.scene.api.balance(refused) == 2_006_000);
        assertThat(shop.scene.count("pay_bank_transfer where status = 'REFUSED' and amount = 6000"
                + " and purpose = 'PAYMENT_CANCEL' and member_id = " + refused.id())).isOne();
        assertThat(shop.payable()).isZero();
    }

    @Test
    void isOwedTheSameByTheBooksWhileACancelIsAtTheCardCompanyAndADisputeIsOpen() {
        shop.scene.sql("insert into pay_settlement_account (merchant_id) values (?)", shop.merchant.id.value());
        DisputedPayments.dispute(context, shop.paid(member, 20_000, 0), 8_000);
        String key = shop.asks(6_000);
        approve(key, card("0006"), 6_000, 0, 0);
        shop.confirm(key);
        shop.cancel(key, 2_000);
        String asked = "pay_card_request where kind = 'CANCEL' and purpose_id = " + PaymentKey.of(key).id();
        Awaitility.await().until(() -> shop.scene.count(asked + " and status = 'UNKNOWN'") == 1);
        shop.scene.sql("update pay_card_request set next_step_at = '2099-01-01' where kind = 'CANCEL'"
                + " and status = 'UNKNOWN' and purpose_id = ?", PaymentKey.of(key).id());

        shop.scene.assertTheBooksAreRight();

        assertThat(shop.scene.count(asked + " and status = 'UNKNOWN'")).isOne();
        shop.scene.sql("update pay_card_request set next_step_at = utc_timestamp(6) where kind = 'CANCEL'"
                + " and status = 'UNKNOWN' and purpose_id = ?", PaymentKey.of(key).id());
        Awaitility.await().until(() -> shop.scene.count(asked + " and status = 'DONE'") == 1);
    }

    @Test
    void letsEachOfTwoPayersDisputeTheirOwnShare() {
        String key = shop.asks(10_000);
        approve(key, card("9999"), 6_000, 4_000, 0);
        shop.confirm(key);
        assertThat(DisputedPayments.dispute(context, key, TenderKind.CARD, 6_000)).isEqualTo("OPEN");
        shop.acceptsDispute();

        assertThat(DisputedPayments.dispute(context, key, TenderKind.CARD, 1)).isEqualTo("DISPUTE_EXCEEDS_PAYMENT");
        assertThat(DisputedPayments.dispute(context, key, TenderKind.MONEY, 4_001))
                .isEqualTo("DISPUTE_EXCEEDS_PAYMENT");
        assertThat(DisputedPayments.dispute(context, key, TenderKind.MONEY, 4_000)).isEqualTo("OPEN");
        shop.acceptsDispute();

        assertThat(DisputedPayments.dispute(context, key, TenderKind.MONEY, 1)).isEqualTo("DISPUTE_EXCEEDS_PAYMENT");
        assertThat(shop.scene.api.balance(member)).isEqualTo(50_000);
        assertThat(shop.payable()).isZero();
    }

    @Test
    void keepsTheMoneyOfACancelThatIsRefusedWhileTheCardsHolderDisputesThePayment() {
        String key = shop.asks(6_000);
        approve(key, card("0006"), 6_000, 0, 0);
        shop.confirm(key);
        shop.cancel(key, 2_000);
        // Its answer was lost; that it was refused is heard when the card's holder disputes the rest.
        Awaitility.await().until(() -> ofCancel(key, "status = 'UNKNOWN'") == 1);
        changeCancel(key, "next_step_at = '2099-01-01'");
        shop.scene.sql("update pay_sandbox_cancel c join pay_card_request r on r.id = c.request_id"
                + " set c.outcome = 'NOT_CANCELABLE' where r.purpose_id = ?", PaymentKey.of(key).id());
        assertThat(DisputedPayments.dispute(context, key, TenderKind.CARD, 4_001)).as("what is on its way is not there")
                .isEqualTo("DISPUTE_EXCEEDS_PAYMENT");
        assertThat(DisputedPayments.dispute(context, key, TenderKind.CARD, 4_000)).isEqualTo("OPEN");

        changeCancel(key, "next_step_at = utc_timestamp(6)");
        Awaitility.await().until(() -> ofCancel(key, "missing_there_at is not null") == 1);
        assertThat(ofCancel(key, "status = 'UNKNOWN'")).isOne();
        assertThat(shop.read(key).text("cancels/0/cancelStatus")).isEqualTo("IN_PROGRESS");
        assertThat(shop.scene.api.balance(member)).isEqualTo(50_000);
        assertThat(shop.payable()).isZero();

        TestDisputes.decide(context, shop.get("/v1/pay/merchant/disputes?limit=1").text("items/0/id"), true);
        changeCancel(key, "next_step_at = utc_timestamp(6)");
        Awaitility.await().until(() -> shop.scene.api.balance(member) == 52_000);
        assertThat(shop.read(key).text("cancels/0/cancelStatus")).isEqualTo("DONE_IN_MONEY");
        assertThat(shop.payable()).isEqualTo(4_000);
    }

    @Test
    void disputesWhatTheCardCompanyWouldNotTakeBackAlsoOfAPaymentThatIsCancelled() {
        shop.paid(member, 6_000, 0);
        String key = shop.asks(6_000);
        approve(key, card("0007"), 6_000, 0, 0);
        shop.confirm(key);
        assertThat(shop.cancel(key).text("status")).isEqualTo("CANCELED");
        Awaitility.await().until(() -> shop.scene.api.balance(member) == 50_000);

        assertThat(DisputedPayments.dispute(context, key, TenderKind.CARD, 6_001)).isEqualTo("DISPUTE_EXCEEDS_PAYMENT");
        assertThat(DisputedPayments.dispute(context, key, TenderKind.CARD, 6_000)).isEqualTo("OPEN");
        shop.acceptsDispute();

        assertThat(shop.payable()).isZero();
        assertThat(DisputedPayments.dispute(context, key, TenderKind.CARD, 1)).isEqualTo("DISPUTE_EXCEEDS_PAYMENT");
        assertThat(DisputedPayments.dispute(context, key, TenderKind.MONEY, 1)).isEqualTo("PAYMENT_IN_OTHER_STATE");
    }

    private long ofCancel(String key, String which) {
        return shop.scene.count("pay_card_request where kind = 'CANCEL' and purpose_id = " + PaymentKey.of(key).id()
                + " and " + which);
    }

    private void changeCancel(String key, String how) {
        shop.scene.sql("update pay_card_request set " + how + " where kind = 'CANCEL' and status = 'UNKNOWN'"
                + " and purpose_id = ?", PaymentKey.of(key).id());
    }

    @Test
    void refusesACardThatCannotPay() {
        String key = shop.asksToAuthorize(6_000);
        assertThat(approve(key, card("9999"), 6_000, 0, 0).code()).isEqualTo("CARD_NOT_TO_AUTHORIZE");
        String other = shop.asks(6_000);
        assertThat(approve(other, "715000000000000001", 6_000, 0, 0).code()).isEqualTo("CARD_NOT_FOUND");
    }

    private PayApi.Answer approve(String key, String card, long byCard, long money, long points) {
        StringBuilder tenders = new StringBuilder(
                "{\"kind\":\"CARD\",\"amount\":" + byCard + ",\"cardId\":\"" + card + "\"}");
        StringBuilder signed = new StringBuilder("CARD:" + card + ":0=" + byCard);
        if (money > 0) {
            tenders.append(",{\"kind\":\"MONEY\",\"amount\":").append(money).append('}');
            signed.append(",MONEY=").append(money);
        }
        if (points > 0) {
            tenders.append(",{\"kind\":\"POINTS\",\"amount\":").append(points).append('}');
            signed.append(",POINTS=").append(points);
        }
        long amount = byCard + money + points;
        return shop.scene.api.post(member, "/v1/pay/checkouts/" + key + "/approval",
                "{\"amount\":" + amount + ",\"tenders\":[" + tenders + "]}", UUID.randomUUID().toString(),
                member.sign("madang.pay.checkout.v1\n" + key + "\n" + amount + "\n" + signed));
    }

    /** A card of the member's, by its last four digits. */
    private String card(String lastFour) {
        return shop.card(member, lastFour);
    }

    private long owedByCardCompanies(String key) {
        return shop.scene.number("select coalesce(sum(m.amount), 0) from pay_journal j"
                + " join pay_movement m on m.journal_id = j.id join pay_account a on a.id = m.debit_account"
                + " where j.kind = 'EASYPAY_TAKEN' and a.kind = 'CARD_COMPANY' and j.reference = '"
                + PaymentKey.of(key).id() + "'");
    }
}
