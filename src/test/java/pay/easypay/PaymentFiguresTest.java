package pay.easypay;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayScene;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class PaymentFiguresTest {
    @Autowired
    PaymentFigures figures;
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
    void countsThePaymentsOfOrdersByStateAndSaysHowOldTheyAre() {
        PaymentFigures.Figure before = of(figures.ofOrders(), "APPROVED");
        PayScene.Prepared paid = shop.scene.prepared(member, 13_000);
        PayScene.Prepared unknown = shop.scene.prepared(member, 14_000);

        shop.scene.confirm(member, paid);
        assertThat(shop.scene.api.confirmByCard(member, unknown, shop.card(member, "0003"), 0, 0,
                UUID.randomUUID().toString()).status()).isEqualTo(202);

        PaymentFigures.Figure after = of(figures.ofOrders(), "APPROVED");
        assertThat(after.payments()).isEqualTo(before.payments() + 1);
        assertThat(after.won()).isEqualTo(before.won() + 13_000);
        PaymentFigures.Figure waiting = of(figures.ofOrders(), "UNKNOWN");
        assertThat(waiting.won()).isGreaterThanOrEqualTo(14_000);
        assertThat(waiting.oldest()).isBeforeOrEqualTo(shop.scene.now());
        assertThat(figures.ofOrders()).extracting(PaymentFigures.Figure::state).containsExactly("READY", "UNKNOWN",
                "CANCELING", "APPROVED", "CANCELED", "EXPIRED");
    }

    private static PaymentFigures.Figure of(List<PaymentFigures.Figure> all, String state) {
        return all.stream().filter(each -> each.state().equals(state)).findFirst().orElseThrow();
    }
}
