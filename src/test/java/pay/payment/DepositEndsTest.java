package pay.payment;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import pay.PayScene;
import pay.bank.BankCode;
import pay.fraud.HeldForReview;
import pay.freeze.FrozenMembers;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.MovementId;
import pay.ledger.Posting;
import pay.virtualaccount.Deposit;
import pay.virtualaccount.TakeDeposit;
import pay.virtualaccount.Verdict;
import platform.id.Tsid;
import platform.money.Won;

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

    @Test
    void keepsNoOtherFromEndingWhenItCannotEndItself() {
        PayScene.Prepared stuck = waits(6_000, 1_000);
        PayScene.Prepared other = waits(7_000, 2_000);
        PayScene.Prepared ready = scene.prepared(buyer, 8_000);
        Tsid payment = stuck.payment();
        long hold = scene.number("select money_hold from pay_awaited_deposit where payment_id = " + payment);
        context.getBean(TransactionTemplate.class)
                .executeWithoutResult(_ -> context.getBean(Ledger.class).post(new Posting("PAYMENT_GIVEN_UP",
                        payment.toString(), List.of(new Line.Release(new MovementId(hold))), Map.of()), scene.now()));

        scene.sql("update pay_payment set pay_by = utc_timestamp(6) where id = ?", ready.payment().value());
        isOverdue(stuck, other);

        await().until(() -> status(other).equals("EXPIRED") && status(ready).equals("EXPIRED"));
        assertThat(status(stuck)).isEqualTo("WAITING_FOR_DEPOSIT");
        assertThat(available()).isEqualTo(50_000);

        // As whoever resolved the hold should have left it.
        scene.sql("update pay_awaited_deposit set money = 0, money_hold = null where payment_id = ?", payment.value());
        await().until(() -> status(stuck).equals("EXPIRED"));
        scene.sql("update pay_awaited_deposit set money = 1000, money_hold = ? where payment_id = ?", hold,
                payment.value());
    }

    @Test
    void takesADepositThatWasMadeInTimeAndIsToldAfterTheDeadline() {
        PayScene.Prepared order = waits(6_000, 0);
        scene.sql("update pay_virtual_account set due_at = utc_timestamp(6) - interval 1 second where payment_id = ?",
                order.payment().value());

        Verdict verdict = context.getBean(TakeDeposit.class).take(new Deposit(BankCode.SHINHAN,
                UUID.randomUUID().toString(), number(order), Won.of(6_000), scene.now().minusSeconds(5)));

        assertThat(verdict).isEqualTo(Verdict.EXACT);
        assertThat(status(order)).isEqualTo("APPROVED");
    }

    @Test
    void goesBackIntoTheWalletOfAReportedMemberAlsoAboveItsCap() {
        PayScene.Prepared order = paid(10_000, 3_000);
        scene.fill(buyer, 1_950_000);
        HeldForReview.report(context, buyer.id().toString());

        awaitCompleted(refund(order, leg("VIRTUAL_ACCOUNT", 7_000), leg("MONEY", 3_000)));

        assertThat(scene.api.balance(buyer)).isEqualTo(2_007_000);
        assertThat(scene.count("pay_bank_transfer where purpose = 'REFUND' and member_id = " + buyer.id())).isZero();
    }

    private void isOverdue(PayScene.Prepared... orders) {
        for (PayScene.Prepared each : orders) {
            scene.sql("update pay_payment set deposit_until = utc_timestamp(6) where id = ?", each.payment().value());
        }
    }
}
