package commerce.order;

import java.util.Map;

import commerce.refusal.CommerceError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.web.DomainException;

/** A buyer has an order go elsewhere, as long as no seller has taken any of it on and the freight stays the same. */
@Service
class ChangeDelivery {
    private final Orders orders;
    private final Items items;
    private final Deliveries deliveries;

    ChangeDelivery(Orders orders, Items items, Deliveries deliveries) {
        this.orders = orders;
        this.items = items;
        this.deliveries = deliveries;
    }

    @RetriedOnConflict
    @Transactional
    void change(Tsid buyer, OrderId id, Delivery delivery) {
        Order order = orders.lock(id).filter(found -> found.buyerId().equals(buyer))
                .orElseThrow(() -> new DomainException(CommerceError.ORDER_NOT_FOUND));
        boolean open = items.of(order.id()).stream().allMatch(item -> item.confirmation() == Confirmation.NOT_YET)
                && (order.status() == OrderStatus.PAYMENT_WAITING || order.status() == OrderStatus.PAID);
        if (!open) {
            throw new DomainException(CommerceError.ADDRESS_FIXED);
        }
        if (deliveries.of(id).filter(before -> before.zone() != delivery.zone()).isPresent()) {
            throw new DomainException(CommerceError.DELIVERY_ZONE_DIFFERS);
        }
        deliveries.keep(Map.of(id, delivery));
    }
}
