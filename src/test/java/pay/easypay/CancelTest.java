package pay.easypay;

import java.time.Duration;
import java.util.Map;

import member.events.MemberLeft;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import platform.id.Tsid;
import testing.Api;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class CancelTest {
    @Autowired
    ApplicationContext context;
    ShopScene shop;

    @BeforeEach
    void setTheStage() {
        shop = new ShopScene(context);
    }

    @AfterEach
    void theBooksAreRight() {
        shop.scene.assertTheBooksAreRight();
    }

    @Test
    void givesMoneyBackFirstAndPointsToTheLotsTheyCameFrom() {
        TestMember member = shop.scene.memberWith(20_000);
        Tsid first = shop.grant(member, 1_000, Duration.ofDays(30));
        Tsid later = shop.grant(member, 2_000, Duration.ofDays(60));
        String key = shop.paid(member, 7_500, 2_500);
        Api.Answer part = shop.cancel(key, 8_000);
        assertThat(part.text("status")).isEqualTo("PARTIAL_CANCELED");
        assertThat(part.body().path("balance").asLong()).isEqualTo(2_000);
        assertThat(part.text("cancels/0/reason")).isEqualTo("품절");
        assertThat(shop.scene.api.balance(member)).isEqualTo(20_000);
        assertThat(shop.points(member)).isEqualTo(1_000);
        assertThat(shop.lot(first, "remaining")).isZero();
        assertThat(shop.lot(later, "remaining")).isEqualTo(1_000);
        assertThat(shop.cancel(key, 2_001).code()).isEqualTo("CANCEL_EXCEEDS_PAYMENT");
        assertThat(shop.cancel(key).text("status")).isEqualTo("CANCELED");
        assertThat(shop.lot(first, "remaining")).isEqualTo(1_000);
        assertThat(shop.points(member)).isEqualTo(3_000);
        assertThat(shop.payable()).isZero();
        assertThat(shop.cancel(key).code()).isEqualTo("PAYMENT_IN_OTHER_STATE");
    }

    @Test
    void letsPointsBeSpentForThirtyDaysThatComeBackAfterTheirDay() {
        TestMember member = shop.scene.memberWith(10_000);
        Tsid grant = shop.grant(member, 1_000, Duration.ofDays(30));
        String key = shop.paid(member, 0, 1_000);
        shop.scene.sql("update pay_point_lot set expires_at = utc_timestamp(6) - interval 1 day where grant_id = ?",
                grant.value());
        shop.cancel(key, 400);
        assertThat(shop.points(member)).isEqualTo(400);
        assertThat(shop.lot(grant, "remaining")).isZero();
        assertThat(shop.scene.number("select timestampdiff(hour, utc_timestamp(6), expires_at) from pay_point_lot"
                + " where remaining = 400 and member_id = " + member.id())).isBetween(30 * 24L - 1, 30 * 24L);
    }

    @Test
    void sendsToTheBankWhatTheWalletCannotTake() {
        TestMember member = shop.scene.memberWith(2_000_000);
        String key = shop.paid(member, 30_000, 0);
        shop.scene.fill(member, 20_000);
        assertThat(shop.cancel(key).text("status")).isEqualTo("CANCELED");
        assertThat(shop.scene.api.balance(member)).isEqualTo(2_000_000);
        assertThat(shop.payable()).isZero();
        Awaitility.await().until(() -> shop.scene.count("pay_bank_transfer where status = 'DONE' and amount = 20000"
                + " and purpose = 'PAYMENT_CANCEL' and member_id = " + member.id()) == 1);
    }

    @Test
    void refusesWhatIsOwedToTheMerchantDoesNotCover() {
        TestMember member = shop.scene.memberWith(20_000);
        String key = shop.paid(member, 10_000, 0);
        settled(9_000);
        assertThat(shop.cancel(key).code()).isEqualTo("MERCHANT_PAYABLE_SHORT");
        assertThat(shop.state(key)).isEqualTo("DONE");
        assertThat(shop.cancel(key, 1_000).status()).isEqualTo(200);
        assertThat(shop.payable()).isZero();
    }

    /** A part of what is owed was paid out, as a settlement does. */
    private void settled(long amount) {
        context.getBean(TransactionTemplate.class)
                .executeWithoutResult(_ -> context.getBean(Ledger.class).post(
                        Posting.of("TEST_SETTLED", shop.scene.id().value(),
                                new Line.Post(
                                        context.getBean(Accounts.class)
                                                .open(AccountKind.MERCHANT_PAYABLE, shop.merchant.id.value()),
                                        Account.BANK, amount)),
                        shop.scene.now()));
    }

    @Test
    void cancelsInPartSoOftenAtMostAndThenAllThatIsLeft() {
        TestMember member = shop.scene.memberWith(20_000);
        String key = shop.paid(member, 10_000, 0);
        shop.scene.sql("insert into pay_easypay_transaction (id, merchant_id, live, payment_id, kind, amount, tax_free,"
                + " reason, occurred_at) select ? + seq, ?, false, ?, 'CANCEL', 1, 0, '품절', utc_timestamp(6)"
                + " from seq_1_to_98", shop.scene.id().value(), shop.merchant.id.value(), PaymentKey.of(key).id());
        assertThat(shop.cancel(key, 1).status()).isEqualTo(200);
        assertThat(shop.cancel(key, 1).status()).isEqualTo(200);

        Api.Answer refused = shop.cancel(key, 1);

        assertThat(refused.code()).isEqualTo("PARTIAL_CANCELS_USED_UP");
        assertThat(shop.scene.api.balance(member)).isEqualTo(10_002);
        assertThat(shop.cancel(key).text("status")).isEqualTo("CANCELED");
        assertThat(shop.scene.api.balance(member)).isEqualTo(20_000);
        shop.scene.sql("delete from pay_easypay_transaction where live = false and payment_id = ?",
                PaymentKey.of(key).id());
    }

    @Test
    void splitsWhatIsTaxFree() {
        TestMember member = shop.scene.memberWith(20_000);
        String key = shop.ask(Map.of("orderId", ShopScene.newOrder(), "orderName", "감귤", "amount", 10_000,
                "taxFreeAmount", 4_000)).text("paymentKey");
        shop.approve(member, key, 10_000, 0);
        shop.confirm(key);
        Api.Answer part = shop.post(key, "cancel",
                Map.of("cancelReason", "품절", "cancelAmount", 3_000, "taxFreeAmount", 1_000));
        assertThat(part.body().path("supplied").asLong()).isEqualTo(3_636);
        assertThat(shop.post(key, "cancel", Map.of("cancelReason", "품절", "cancelAmount", 5_000, "taxFreeAmount", 0))
                .code()).isEqualTo("CANCEL_EXCEEDS_PAYMENT");
        assertThat(shop.cancel(key).body().path("balance").asLong()).isZero();
    }

    @Test
    void givesNothingToAMemberWhoLeftButKeepsItForThem() {
        TestMember member = shop.scene.memberWith(10_000);
        shop.grant(member, 1_000, Duration.ofDays(30));
        String key = shop.paid(member, 10_000, 1_000);
        String open = shop.asks(1_000);
        shop.scene.fill(member, 1_000);
        shop.approve(member, open, 1_000, 0);
        shop.scene.tell(new MemberLeft(shop.scene.id(), shop.scene.now(), member.id()));
        Awaitility.await().until(
                () -> shop.scene.count("pay_wallet where status = 'CLOSED' and member_id = " + member.id()) == 1);
        assertThat(shop.state(open)).isEqualTo("CANCELED");
        assertThat(shop.cancel(key).text("status")).isEqualTo("CANCELED");
        Awaitility.await().until(() -> shop.scene.count("pay_bank_transfer where status = 'DONE' and amount = 10000"
                + " and purpose = 'PAYMENT_CANCEL' and member_id = " + member.id()) == 1);
        assertThat(shop.payable()).isZero();
    }
}
