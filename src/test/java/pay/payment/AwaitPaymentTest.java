package pay.payment;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import platform.id.Tsid;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;

class AwaitPaymentTest {
    private static final Tsid MEMBER = new Tsid(1);
    private static final Tsid ORDER = new Tsid(2);

    @Test
    void looksAgainUntilThePaymentIsThere() {
        PaymentView prepared = new PaymentView(new PaymentId(3), ORDER, "제주 감귤", Won.of(5_000), Payment.Status.READY,
                null, null, List.of());
        AtomicInteger looks = new AtomicInteger();
        var payment = new AwaitPayment(new ReadPayment(null, null) {
            @Override
            public Optional<PaymentView> read(Tsid memberId, Tsid orderId) {
                return looks.incrementAndGet() == 1 ? Optional.empty() : Optional.of(prepared);
            }
        }, new WaitingRoom());

        assertThat(payment.await(MEMBER, ORDER)).containsSame(prepared);
        assertThat(looks).hasValue(2);
    }
}
