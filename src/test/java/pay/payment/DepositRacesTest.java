package pay.payment;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import commerce.events.OrderExpired;
import member.events.MemberLeaveRequested;
import member.events.MemberLeft;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import pay.PayScene;
import platform.id.Tsid;
import testing.Race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An order's deposit meets what ends the wait for it: one of both is first, and nothing is lost. */
class DepositRacesTest extends DepositScene {
    @Test
    void waitsOnceOfManyConfirmationsAtOnce() throws Exception {
        PayScene.Prepared order = scene.prepared(buyer, 10_000);

        List<Integer> statuses = Race.atOnce(IntStream.range(0, 12).<Callable<Integer>>mapToObj(i -> () -> (i % 2 == 0
                ? byDeposit(order, 3_000)
                : scene.confirm(buyer, order)).status()).toList());

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409).hasSize(12);
        boolean waits = status(order).equals("WAITING_FOR_DEPOSIT");
        assertThat(scene.count("pay_virtual_account where payment_id = " + order.payment())).isEqualTo(waits ? 1 : 0);
        assertThat(escrow(order)).isEqualTo(waits ? 0 : 10_000);
    }

    @Test
    void waitsWithNoMoreOfItsMembersThanSoManyWhenAllAreConfirmedAtOnce() throws Exception {
        List<PayScene.Prepared> orders = IntStream.range(0, 8).mapToObj(_ -> scene.prepared(buyer, 1_000)).toList();

        List<Integer> statuses = Race.atOnce(orders.stream()
                .<Callable<Integer>>map(order -> () -> byDeposit(order, 0).status()).toList());

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(3);
        assertThat(statuses).containsOnly(200, 422);
        assertThat(orders).filteredOn(order -> status(order).equals("WAITING_FOR_DEPOSIT")).hasSize(3);
    }

    @Test
    void isTakenOnceHoweverOftenItIsToldAtOnce() throws Exception {
        PayScene.Prepared order = waits(6_000, 1_000);
        String reference = UUID.randomUUID().toString();

        assertThat(Race.atOnce(IntStream.range(0, 8)
                .<Callable<String>>mapToObj(_ -> () -> deposit(order, 5_000, reference)).toList()))
                .containsOnly("EXACT");

        assertThat(escrow(order)).isEqualTo(6_000);
        assertThat(scene.count("pay_deposit where reference = '" + reference + "'")).isEqualTo(1);
        awaitTold(order, "pay.payment-approved", 1);
    }

    @Test
    void eitherIsDepositedOrTakenBack() throws Exception {
        EndPayment endPayment = context.getBean(EndPayment.class);
        for (int round = 0; round < Race.ROUNDS; round++) {
            PayScene.Prepared order = waits(1_000, 100);
            List<String> verdicts = Race.atOnce(List.of(() -> deposit(order, 900), () -> {
                endPayment.cancel(List.of(new EndPayment.Question(
                        new OrderExpired(scene.id(), scene.now(), order.orderId(), buyer.id()), order.orderId(),
                        buyer.id())));
                return "";
            }));
            boolean paid = verdicts.getFirst().equals("EXACT");
            assertThat(verdicts.getFirst()).isEqualTo(paid ? "EXACT" : "LATE");
            assertThat(status(order)).isEqualTo(paid ? "APPROVED" : "CANCELED");
            assertThat(escrow(order)).isEqualTo(paid ? 1_000 : 0);
            // What commerce hears last says how it ended: paid after it was let go, or undone.
            awaitTold(order, paid ? "pay.payment-approved" : "pay.payment-canceled", paid ? 2 : 1);
        }
    }

    @Test
    void eitherIsDepositedOrExpires() throws Exception {
        ExpirePayments expirePayments = context.getBean(ExpirePayments.class);
        for (int round = 0; round < Race.ROUNDS; round++) {
            PayScene.Prepared order = waits(1_000, 100);
            scene.sql("update pay_payment set deposit_until = utc_timestamp(6) + interval ? microsecond where id = ?",
                    1_000 + 300L * round, order.payment().value());
            List<String> verdicts = Race.atOnce(List.of(() -> deposit(order, 900), () -> {
                Awaitility.await().pollDelay(Duration.ZERO)
                        .until(() -> !expirePayments.expireUndeposited()
                                && !status(order).equals("WAITING_FOR_DEPOSIT"));
                return "";
            }));
            boolean paid = verdicts.getFirst().equals("EXACT");
            assertThat(verdicts.getFirst()).isEqualTo(paid ? "EXACT" : "LATE");
            assertThat(status(order)).isEqualTo(paid ? "APPROVED" : "EXPIRED");
            assertThat(escrow(order)).isEqualTo(paid ? 1_000 : 0);
        }
    }

    @Test
    void keepsItsMemberFromLeavingWhileItWaits() {
        buyer = scene.member();
        refundAccount = scene.api.link(buyer, PayScene.accountNumber("9999"));
        PayScene.Prepared order = waits(6_000, 0);
        Tsid request = scene.id();

        scene.tell(new MemberLeaveRequested(scene.id(), scene.now(), buyer.id(), request));

        await().until(() -> scene.count("platform_event_log where type = 'pay.leave-blocked' and body like '%" + request
                + "%' and json_value(body, '$.reason') = 'PAYMENT_OPEN'") == 1);
        assertThat(status(order)).isEqualTo("WAITING_FOR_DEPOSIT");
    }

    @Test
    void isGivenUpWhenItsMemberHasLeftAllTheSame() {
        PayScene.Prepared order = waits(6_000, 1_000);

        scene.tell(new MemberLeft(scene.id(), scene.now(), buyer.id()));

        await().until(() -> status(order).equals("CANCELED"));
        awaitTold(order, "pay.payment-canceled", 1);
        await().until(() -> scene.count("pay_bank_transfer where purpose = 'LEAVING' and status = 'DONE'"
                + " and amount = 50000 and member_id = " + buyer.id()) == 1);
        assertThat(deposit(order, 5_000)).isEqualTo("LATE");
        awaitReturned(order, 1);
    }
}
