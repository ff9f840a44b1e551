package pay.payment;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

import org.junit.jupiter.api.Test;
import platform.id.Tsid;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;

class AwaitPaymentTest {
    private static final Tsid MEMBER = new Tsid(1);
    private static final Tsid ORDER = new Tsid(2);
    private static final PaymentView PREPARED = new PaymentView(new PaymentId(3), ORDER, "제주 감귤", Won.of(5_000),
            Payment.Status.READY, null, null, List.of());

    /** How often somebody looked. */
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void looksAgainUntilThePaymentIsThere() {
        AwaitPayment payment = payment(1, look -> look == 1 ? Optional.empty() : Optional.of(PREPARED));

        assertThat(payment.await(MEMBER, ORDER)).containsSame(PREPARED);
        assertThat(looks).hasValue(2);
    }

    @Test
    void answersAtOnceWhenAllPlacesOfThoseWhoWaitAreTaken() throws Exception {
        CountDownLatch waits = new CountDownLatch(1);
        CompletableFuture<PaymentView> prepared = new CompletableFuture<>();
        AwaitPayment payment = payment(1, look -> {
            // The first who waits: its second look, in its place, takes until the payment is prepared.
            if (look == 2) {
                waits.countDown();
                return Optional.of(prepared.join());
            }
            return look < 5 ? Optional.empty() : Optional.of(PREPARED);
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> payment.await(MEMBER, ORDER));
            assertThat(waits.await(10, TimeUnit.SECONDS)).isTrue();

            Optional<PaymentView> second = payment.await(MEMBER, ORDER);
            int looked = looks.get();
            prepared.complete(PREPARED);

            assertThat(second).isEmpty();
            assertThat(looked).as("the second looked once").isEqualTo(3);
            assertThat(first.get()).containsSame(PREPARED);
        }
        assertThat(payment.await(MEMBER, ORDER)).as("in the place that is free again").containsSame(PREPARED);
        assertThat(looks).hasValue(5);
    }

    private AwaitPayment payment(int waiters, IntFunction<Optional<PaymentView>> look) {
        return new AwaitPayment(new ReadPayment(null, null) {
            @Override
            public Optional<PaymentView> read(Tsid memberId, Tsid orderId) {
                return look.apply(looks.incrementAndGet());
            }
        }, new WaitingRoom(), new PaymentLimits(waiters));
    }
}
