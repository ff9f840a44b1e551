package benefit.mission;

import commerce.events.OrderPaid;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Orders that count for missions. */
@Component
class CommerceEvents {
    private final CountDeed countDeed;

    CommerceEvents(CountDeed countDeed) {
        this.countDeed = countDeed;
    }

    @ApplicationModuleListener(id = "benefit.order-paid")
    void on(OrderPaid event) {
        countDeed.count(new Deed(Deed.Kind.ORDER_PAID, event.buyerId(), event.orderId(), event.occurredAt()));
    }
}
