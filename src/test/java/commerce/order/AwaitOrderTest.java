package commerce.order;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;

/** Who asks for an order that is paid in a moment is answered when it is. */
class AwaitOrderTest extends OrderScene {
    @Autowired
    AwaitOrder await;

    @Test
    void answersWhenTheOrderIsPaid() throws Exception {
        Order order = place.place(buyer, wanted(shop.sells("조", 5_000, 1), 1), Won.of(5_000)).order();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<OrderPages.Page> page = threads
                    .submit(() -> await.leave(OrderStatus.PAYMENT_WAITING, buyer, order.id()));
            approve(order, 2);

            assertThat(page.get().order().status()).isEqualTo(OrderStatus.PAID);
        }
    }

    @Test
    void saysAfterAWhileThatItIsNotPaidYet() {
        Order order = place.place(buyer, wanted(shop.sells("조", 5_000, 1), 1), Won.of(5_000)).order();

        assertThat(await.leave(OrderStatus.PAYMENT_WAITING, buyer, order.id()).order().status())
                .isEqualTo(OrderStatus.PAYMENT_WAITING);
    }

    @Test
    void answersAtOnceAboutWhatHasAnotherStatus() {
        Order order = place.place(buyer, wanted(shop.sells("조", 5_000, 1), 1), Won.of(5_000)).order();

        assertThat(await.leave(OrderStatus.PAID, buyer, order.id()).order().status())
                .isEqualTo(OrderStatus.PAYMENT_WAITING);
    }
}
