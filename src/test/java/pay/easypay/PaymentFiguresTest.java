package pay.easypay;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import pay.PayApi;
import pay.PayScene;
import platform.id.Ids;
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class PaymentFiguresTest {
    @Autowired
    PaymentFigures figures;
    @Autowired
    TransactionTemplate transaction;
    ShopScene shop;
    TestMember member;

    @BeforeEach
    void setTheStage(@Autowired ApplicationContext context) {
        shop = new ShopScene(context);
        member = shop.scene.memberWith(50_000);
    }

    @Test
    void countsWhatMerchantsWerePaid() {
        PaymentFigures.Figure before = of(figures.ofMerchants(), "DONE");

        shop.paid(member, 12_000, 0);

        PaymentFigures.Figure after = of(figures.ofMerchants(), "DONE");
        assertThat(after.payments()).isEqualTo(before.payments() + 1);
        assertThat(after.won()).isEqualTo(before.won() + 12_000);
    }

    @Test
    void countsThePaymentsOfOrdersByState() {
        PaymentFigures.Figure before = of(figures.ofOrders(), "APPROVED");
        PayScene.Prepared paid = shop.scene.prepared(member, 13_000);
        PayScene.Prepared unknown = shop.scene.prepared(member, 14_000);

        shop.scene.confirm(member, paid);
        assertThat(shop.scene.api.confirmByCard(member, unknown, shop.card(member, "0003"), 0, 0,
                UUID.randomUUID().toString()).status()).isEqualTo(202);

        PaymentFigures.Figure after = of(figures.ofOrders(), "APPROVED");
        assertThat(after.payments()).isEqualTo(before.payments() + 1);
        assertThat(after.won()).isEqualTo(before.won() + 13_000);
        assertThat(of(figures.ofOrders(), "UNKNOWN").won()).isGreaterThanOrEqualTo(14_000);
        PayScene.Prepared deposited = shop.scene.prepared(member, 15_000);
        String account = shop.scene.api.link(member, PayScene.accountNumber("9999"));
        shop.scene.confirm(member, deposited, PayApi.Part.byDeposit(account, 15_000));
        assertThat(of(figures.ofOrders(), "WAITING_FOR_DEPOSIT").won()).isGreaterThanOrEqualTo(15_000);
        assertThat(of(figures.ofOrders(), "WAITING_FOR_DEPOSIT").oldest()).isNotNull();
        assertThat(figures.ofOrders()).extracting(PaymentFigures.Figure::state).containsExactly("READY", "UNKNOWN",
                "CANCELING", "WAITING_FOR_DEPOSIT", "APPROVED", "CANCELED", "EXPIRED");
    }

    @Test
    void countsWhatIsUnknownHoweverOldAndWhatIsFinalOfADay() {
        PaymentFigures.Figure unknown = of(figures.ofOrders(), "UNKNOWN");
        PaymentFigures.Figure approved = of(figures.ofOrders(), "APPROVED");
        Instant charged = shop.scene.now().minus(Duration.ofDays(200)).truncatedTo(ChronoUnit.MILLIS);

        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            payment("UNKNOWN", charged.minusSeconds(60), Ids.firstAt(charged));
            payment("APPROVED", shop.scene.now().minus(Duration.ofDays(2)), 0);

            PaymentFigures.Figure now = of(figures.ofOrders(), "UNKNOWN");
            assertThat(now.payments()).isEqualTo(unknown.payments() + 1);
            assertThat(now.won()).isEqualTo(unknown.won() + 1_000);
            assertThat(now.oldest()).isEqualTo(charged);
            assertThat(of(figures.ofOrders(), "APPROVED").payments()).isEqualTo(approved.payments());
        });
    }

    private void payment(String status, Instant began, long charge) {
        long id = Ids.firstAt(began) + 7;
        shop.scene.sql("""
                insert into pay_payment (id, order_id, member_id, status, order_name, amount, pay_by, created_at,
                    approved_at, charge_id, refunds, version)
                values (?, ?, ?, ?, '감귤', 1000, ?, ?, if(? = 0, ?, null), nullif(?, 0), 0, 1)""", id, id,
                member.id().value(), status, UtcColumn.of(began.plusSeconds(600)), UtcColumn.of(began), charge,
                UtcColumn.of(began), charge);
    }

    private static PaymentFigures.Figure of(List<PaymentFigures.Figure> all, String state) {
        return all.stream().filter(each -> each.state().equals(state)).findFirst().orElseThrow();
    }
}
