package benefit.mission;

import java.util.List;

import commerce.events.OrderPaid;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import platform.event.Together;

/** Orders that count for missions. */
@Component
class CommerceEvents {
    private final CountDeeds countDeeds;

    CommerceEvents(CountDeeds countDeeds) {
        this.countDeeds = countDeeds;
    }

    @ApplicationModuleListener(id = "benefit.order-paid")
    void on(OrderPaid event) {
        paid(List.of(event));
    }

    @Together(value = "benefit.order-paid", pace = Together.READ_MODEL)
    void paid(List<OrderPaid> events) {
        countDeeds.count(events.stream().map(event -> new Deed(Deed.Kind.ORDER_PAID, event.buyerId(), event.orderId(),
                event.occurredAt())).toList());
    }
}
