package pay.payment;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayApi;
import pay.PayScene;
import pay.freeze.FrozenMembers;
import platform.id.Tsid;
import testing.MadangTest;
import testing.Race;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A wallet that is frozen while nobody knows whether the card beside it was charged: nothing leaves it, and the card gets its money back. */
@MadangTest
class FrozenWhileChargedTest {
    private static final int ROUNDS = Math.min(Race.ROUNDS, 12);

    @Autowired
    ApplicationContext context;
    PayScene scene;
    TestMember buyer;

    @BeforeEach
    void setTheStage() {
        scene = new PayScene(context);
        buyer = scene.memberWith(50_000);
    }

    @AfterEach
    void theBooksAreRight() {
        scene.assertTheBooksAreRight();
    }

    @Test
    void undoesTheChargeAndKeepsMoneyAndPointsWhereTheyAre() {
        Tsid points = scene.grantPoints(buyer.id(), 1_000, Duration.ofDays(30));
        PayScene.Prepared order = scene.prepared(buyer, 10_000);
        String key = UUID.randomUUID().toString();
        String card = scene.api.card(buyer, "0004");
        assertThat(scene.api.confirmByCard(buyer, order, card, 3_000, 1_000, key).status()).isEqualTo(202);

        FrozenMembers.freeze(context, buyer);

        await().until(() -> status(order).equals("READY"));
        assertThat(scene.api.confirmByCard(buyer, order, card, 3_000, 1_000, key).code())
                .isEqualTo("CARD_CHARGE_CANCELED");
        assertThat(available()).isEqualTo(50_000);
        assertThat(scene.pointsLeft(points)).isEqualTo(1_000);
        assertThat(charged(order)).isZero();
        assertThat(scene.count("platform_event_log where type = 'pay.payment-approved' and aggregate_id = "
                + order.paymentId())).isZero();
        assertThat(byCard(order, "9999", 0).status()).as("the card alone is not the wallet's").isEqualTo(200);
        assertThat(charged(order)).isEqualTo(10_000);
    }

    @Test
    void takesAChargeBesideWhichNothingOfTheWalletIsSetAside() {
        PayScene.Prepared order = scene.prepared(buyer, 10_000);
        assertThat(byCard(order, "0004", 0).status()).isEqualTo(202);

        FrozenMembers.freeze(context, buyer);

        await().until(() -> status(order).equals("APPROVED"));
        assertThat(charged(order)).isEqualTo(10_000);
    }

    @Test
    void takesAllOrNothingWhenTheFreezeComesBetweenAnyTwoSteps() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            buyer = scene.memberWith(50_000);
            PayScene.Prepared order = scene.prepared(buyer, 1_000);
            String card = scene.api.card(buyer, round % 2 == 0 ? "9999" : "0004");
            int late = 4 * round;

            Race.atOnce(List.of(
                    () -> scene.api.confirmByCard(buyer, order, card, 100, 0, UUID.randomUUID().toString()).status(),
                    () -> {
                        await().pollDelay(Duration.ofMillis(late)).until(() -> true);
                        FrozenMembers.freeze(context, buyer);
                        return 0;
                    }));

            await().until(() -> !status(order).equals("UNKNOWN"));
            boolean paid = status(order).equals("APPROVED");
            assertThat(status(order)).isEqualTo(paid ? "APPROVED" : "READY");
            assertThat(charged(order)).isEqualTo(paid ? 900 : 0);
            assertThat(available()).isEqualTo(paid ? 49_900 : 50_000);
        }
    }

    private PayApi.Answer byCard(PayScene.Prepared order, String lastFour, long money) {
        return scene.api.confirmByCard(buyer, order, scene.api.card(buyer, lastFour), money, 0,
                UUID.randomUUID().toString());
    }

    private String status(PayScene.Prepared order) {
        return scene.text("select status from pay_payment where id = " + order.payment());
    }

    private long available() {
        return scene.api.wallet(buyer).body().path("available").asLong();
    }

    /** What the card is short of, by the provider's books. */
    private long charged(PayScene.Prepared order) {
        return scene.number("select coalesce(sum(s.amount - s.canceled), 0) from pay_sandbox_charge s"
                + " join pay_card_request r on r.id = s.request_id where s.outcome = 'DONE' and r.purpose_id = "
                + order.payment());
    }
}
