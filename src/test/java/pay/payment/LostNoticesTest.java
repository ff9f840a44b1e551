package pay.payment;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import pay.PayScene;
import pay.freeze.FrozenMembers;
import pay.virtualaccount.SilentBank;
import testing.Race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Deposits for orders of which nobody told, while we or the bank's notices were down over the deadline and what comes after it. */
class LostNoticesTest extends DepositScene {
    private static final Duration TO_THE_DEADLINE = Duration.ofHours(12).plusMinutes(10);

    @Test
    void isPaidByADepositInTimeOfWhichTheNoticeWasLost() {
        PayScene.Prepared order = scene.prepared(buyer, 10_000);
        byDeposit(order, 3_000, 1_000, UUID.randomUUID().toString());
        unnoticed(order, 6_000);
        assertThat(status(order)).isEqualTo("WAITING_FOR_DEPOSIT");

        isAskedAbout(order);

        await().until(() -> status(order).equals("APPROVED"));
        awaitTold(order, "pay.payment-approved", 1);
        assertThat(escrow(order)).isEqualTo(10_000);
        assertThat(scene.api.balance(buyer)).isEqualTo(47_000);
        assertThat(scene.points(buyer)).isZero();
    }

    @Test
    void isAskedAboutBesideOneOfABankThatThisReleaseDoesNotKnow() {
        PayScene.Prepared unreadable = waits(1_000, 100);
        PayScene.Prepared order = waits(6_000, 1_000);
        unnoticed(order, 5_000);
        String bank = scene
                .text("select bank_code from pay_virtual_account where payment_id = " + unreadable.payment());
        try {
            scene.sql("update pay_virtual_account set bank_code = '000', ask_at = '2020-01-01' where payment_id = ?",
                    unreadable.payment().value());
            isAskedAbout(order);

            await().until(() -> status(order).equals("APPROVED"));
            assertThat(scene.count("pay_virtual_account where asked = 0 and ask_at > '2020-01-01' and payment_id = "
                    + unreadable.payment())).as("looked at again later").isEqualTo(1);
        } finally {
            scene.sql("update pay_virtual_account set bank_code = ?, ask_at = due_at where payment_id = ?", bank,
                    unreadable.payment().value());
        }
    }

    @Test
    void isOverOnlyWhenTheBankSaysThatNothingCame() {
        PayScene.Prepared order = waits(6_000, 1_000);
        scene.sql("update pay_virtual_account set due_at = utc_timestamp(6) - interval 11 minute where payment_id = ?",
                order.payment().value());

        isAskedAbout(order);

        await().until(() -> status(order).equals("EXPIRED"));
        awaitTold(order, "pay.payment-expired", 1);
        assertThat(available()).isEqualTo(50_000);
        assertThat(deposit(order, 5_000)).isEqualTo("LATE");
        awaitReturned(order, 1);
    }

    @Test
    void givesBackWhatWasDepositedLateOrWrongAndIsOver() {
        PayScene.Prepared late = waits(6_000, 1_000);
        PayScene.Prepared wrong = waits(7_000, 1_000);
        unnoticed(wrong, 5_999);
        scene.sql("update pay_virtual_account set due_at = utc_timestamp(6) where payment_id = ?",
                late.payment().value());
        unnoticed(late, 5_000);

        isAskedAbout(late);
        isAskedAbout(wrong);

        for (PayScene.Prepared each : List.of(late, wrong)) {
            await().until(() -> status(each).equals("EXPIRED"));
            awaitReturned(each, 1);
            assertThat(escrow(each)).isZero();
        }
        assertThat(scene.text("select verdict from pay_deposit d join pay_virtual_account v on v.id ="
                + " d.virtual_account_id where v.payment_id = " + late.payment())).isEqualTo("LATE");
        assertThat(available()).isEqualTo(50_000);
    }

    @Test
    void keepsWaitingWhileTheBankDoesNotAnswerAndAsksItAgainByThePlan() {
        PayScene.Prepared order = waits(6_000, 1_000);
        unnoticed(order, 5_000);

        Duration asked = TO_THE_DEADLINE;
        for (Duration gap : List.of(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofMinutes(1),
                Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(2))) {
            assertThat(SilentBank.isAskedAbout(order.payment(), asked.plusMinutes(1), context)).isEqualTo(gap);
            assertThat(status(order)).isEqualTo("WAITING_FOR_DEPOSIT");
            asked = asked.plusMinutes(1).plus(gap);
        }
        assertThat(escrow(order)).isZero();

        isAskedAbout(order);
        await().until(() -> status(order).equals("APPROVED"));
    }

    @Test
    void asksTheBankOnceMoreAMinuteBeforeTheWaitEnds() {
        PayScene.Prepared order = waits(6_000, 1_000);
        scene.sql("update pay_virtual_account set asked = 6 where payment_id = ?", order.payment().value());
        Duration deadline = Duration.ofHours(12);
        Duration last = deadline.plusHours(24).minusMinutes(1);

        assertThat(SilentBank.isAskedAbout(order.payment(), last.minusHours(2).minusMinutes(1), context))
                .isEqualTo(Duration.ofHours(2));
        scene.sql("update pay_virtual_account set ask_at = due_at where payment_id = ?", order.payment().value());
        assertThat(SilentBank.isAskedAbout(order.payment(), last.minusHours(1), context))
                .isBetween(Duration.ofMinutes(55), Duration.ofHours(1));
        // That time has passed: not again and again.
        scene.sql("update pay_virtual_account set ask_at = due_at where payment_id = ?", order.payment().value());
        assertThat(SilentBank.isAskedAbout(order.payment(), last.plusSeconds(30), context))
                .isEqualTo(Duration.ofHours(2));
    }

    @Test
    void isToldAgainAsItWasDepositedFirst() {
        PayScene.Prepared order = waits(6_000, 1_000);
        String reference = UUID.randomUUID().toString();
        unnoticed(order, 5_000, reference);
        scene.sql("update pay_virtual_account set due_at = utc_timestamp(6) where payment_id = ?",
                order.payment().value());

        assertThat(deposit(order, 1, reference)).isEqualTo("EXACT");
        assertThat(status(order)).isEqualTo("APPROVED");
    }

    @Test
    void isOverADayAfterItsDeadlineWithoutTheBanksWordToo() {
        PayScene.Prepared order = waits(6_000, 1_000);
        assertThat(scene.number("select timestampdiff(second, v.due_at, p.deposit_until) from pay_virtual_account v"
                + " join pay_payment p on p.id = v.payment_id where p.id = " + order.payment())).isEqualTo(86_400);
        unnoticed(order, 5_000);

        scene.sql("update pay_payment set deposit_until = utc_timestamp(6) where id = ?", order.payment().value());

        await().until(() -> status(order).equals("EXPIRED"));
        assertThat(deposit(order, 5_000)).isEqualTo("LATE");
        awaitReturned(order, 1);
    }

    @Test
    void takesNothingOutOfAWalletThatWasFrozenMeanwhile() {
        PayScene.Prepared order = waits(6_000, 1_000);
        unnoticed(order, 5_000);
        FrozenMembers.freeze(context, buyer);

        isAskedAbout(order);

        await().until(() -> status(order).equals("EXPIRED"));
        assertThat(escrow(order)).isZero();
        assertThat(available()).isEqualTo(50_000);
        assertThat(scene.count("pay_deposit d join pay_virtual_account v on v.id = d.virtual_account_id"
                + " where d.state = 'KEPT' and v.payment_id = " + order.payment())).isEqualTo(1);
    }

    @Test
    void isTakenOnceWhenTheNoticeComesWhileTheBankIsAsked() throws Exception {
        for (int round = 0; round < Race.ROUNDS; round++) {
            PayScene.Prepared order = waits(1_000, 100);
            String reference = UUID.randomUUID().toString();
            unnoticed(order, 900, reference);

            List<String> verdicts = Race.atOnce(List.of(() -> {
                isAskedAbout(order);
                return "";
            }, () -> deposit(order, 900, reference)));

            assertThat(verdicts.getLast()).isEqualTo("EXACT");
            assertThat(status(order)).isEqualTo("APPROVED");
            assertThat(escrow(order)).isEqualTo(1_000);
        }
    }

    /** As after an outage: the bank is to be asked by now. */
    private void isAskedAbout(PayScene.Prepared order) {
        scene.sql("update pay_virtual_account set ask_at = utc_timestamp(6) where payment_id = ?",
                order.payment().value());
    }

    private void unnoticed(PayScene.Prepared order, long amount) {
        unnoticed(order, amount, UUID.randomUUID().toString());
    }

    private void unnoticed(PayScene.Prepared order, long amount, String reference) {
        assertThat(scene.api.depositUnnoticed(number(order), amount, reference).body().path("verdict").isNull())
                .isTrue();
    }
}
