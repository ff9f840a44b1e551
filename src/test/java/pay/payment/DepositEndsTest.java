package pay.payment;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import pay.PayScene;
import pay.freeze.FrozenMembers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What decides how the wait for an order's deposit ends, and where the deposit goes after it. */
class DepositEndsTest extends DepositScene {
    @Test
    void takesNothingOutOfAWalletThatWasFrozenWhileItWaited() {
        PayScene.Prepared byMoney = waits(10_000, 3_000);
        PayScene.Prepared byPoints = scene.prepared(buyer, 6_000);
        byDeposit(byPoints, 0, 1_000, UUID.randomUUID().toString());
        PayScene.Prepared alone = waits(4_000, 0);
        FrozenMembers.freeze(context, buyer);

        assertThat(deposit(byMoney, 7_000)).isEqualTo("LATE");
        assertThat(deposit(byPoints, 5_000)).isEqualTo("LATE");
        assertThat(deposit(alone, 4_000)).as("nothing of the wallet's").isEqualTo("EXACT");

        assertThat(escrow(byMoney) + escrow(byPoints)).isZero();
        assertThat(scene.count("pay_deposit d join pay_virtual_account v on v.id = d.virtual_account_id"
                + " where d.state = 'KEPT' and v.member_id = " + buyer.id())).isEqualTo(2);
        for (PayScene.Prepared each : List.of(byMoney, byPoints)) {
            assertThat(status(each)).isEqualTo("WAITING_FOR_DEPOSIT");
            isOverdue(each);
            await().until(() -> status(each).equals("EXPIRED"));
        }
        assertThat(available()).isEqualTo(50_000);
        assertThat(scene.pointsLeft(points)).isEqualTo(1_000);
    }

    private void isOverdue(PayScene.Prepared... orders) {
        for (PayScene.Prepared each : orders) {
            scene.sql("update pay_payment set deposit_until = utc_timestamp(6) where id = ?", each.payment().value());
        }
    }
}
