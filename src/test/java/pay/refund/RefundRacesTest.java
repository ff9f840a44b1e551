package pay.refund;

import java.util.List;
import java.util.concurrent.Callable;

import commerce.events.RefundRequested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayScene;
import platform.id.Tsid;
import platform.money.Won;
import testing.MadangTest;
import testing.Race;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

/** Refunds of one order that commerce asks for at once. */
@MadangTest
class RefundRacesTest {
    @Test
    void givesOneOfTwoRefundsOfSixtyPercentBack(@Autowired ApplicationContext context) throws Exception {
        PayScene scene = new PayScene(context);
        TestMember buyer = scene.memberWith(1_000L * Race.ROUNDS);
        for (int round = 0; round < Race.ROUNDS; round++) {
            PayScene.Prepared order = scene.prepared(buyer, 1_000);
            assertThat(scene.confirm(buyer, order).status()).isEqualTo(200);
            // Each in its own thread: deliveries may come one after the other, and then nothing would race.
            Race.atOnce(List.of(refund(scene, buyer, order), refund(scene, buyer, order)));

            String ofOrder = "pay_refund where order_id = " + order.orderId() + " and status = ";
            assertThat(scene.count(ofOrder + "'COMPLETED'")).as("round %d", round).isEqualTo(1);
            assertThat(scene.count(ofOrder + "'FAILED' and failure = 'REFUND_EXCEEDS_CAPTURED'")).isEqualTo(1);
            assertThat(scene.count("pay_tender where refunded = 600 and payment_id = " + order.paymentId()))
                    .isEqualTo(1);
        }
        assertThat(scene.api.balance(buyer)).isEqualTo(600L * Race.ROUNDS);
        scene.assertTheBooksAreRight();
    }

    private static Callable<Tsid> refund(PayScene scene, TestMember buyer, PayScene.Prepared order) {
        RefundRequested request = new RefundRequested(scene.id(), scene.now(), scene.id(), order.orderId(), buyer.id(),
                order.payment(), List.of(new RefundRequested.Leg("MONEY", Won.of(600))), "RETURNED");
        return () -> {
            scene.deliverHere("pay.refund-on-refund-requested", request);
            return request.refundId();
        };
    }
}
