package commerce.order;

import java.util.List;
import java.util.Optional;

import commerce.refusal.CommerceError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.web.DomainException;

/** A buyer's own orders, to be shown. */
@Service
class OrderPages {
    private final Orders orders;
    private final Items items;
    private final ShippingCharges charges;
    private final Tenders tenders;
    private final Deliveries deliveries;
    private final DisputedPayments disputed;

    OrderPages(Orders orders, Items items, ShippingCharges charges, Tenders tenders, Deliveries deliveries,
            DisputedPayments disputed) {
        this.orders = orders;
        this.items = items;
        this.charges = charges;
        this.tenders = tenders;
        this.deliveries = deliveries;
        this.disputed = disputed;
    }

    /**
     * An order with everything that belongs to it.
     *
     * @param disputed whether its payment is, and that is not decided
     */
    record Page(Order order, List<SellerOrder> sellerOrders, List<ShippingCharge> charges, List<Item> items,
            List<Tender> tenders, @Nullable Delivery delivery, boolean disputed) {}

    /** The orders of this buyer with ids smaller than {@code before}, newest first. */
    @Transactional(readOnly = true)
    List<Order> newest(Tsid buyer, long before, int most) {
        return orders.newest(buyer, before, most);
    }

    /** One order of this buyer; another's is as unknown as one that does not exist. */
    @Transactional(readOnly = true)
    Page of(Tsid buyer, OrderId id) {
        return of(find(buyer, id));
    }

    /** The same, unless it is in this status. */
    @Transactional(readOnly = true)
    Optional<Page> unless(OrderStatus status, Tsid buyer, OrderId id) {
        Order order = find(buyer, id);
        return order.status() == status ? Optional.empty() : Optional.of(of(order));
    }

    private Page of(Order order) {
        List<Item> ordered = items.of(order.id());
        List<Tender> paid = tenders.of(order.id());
        return new Page(order, SellerOrder.of(ordered), charges.of(order.id()), ordered, paid,
                deliveries.of(order.id()).orElse(null), disputed.isOpen(order.id(), paid));
    }

    private Order find(Tsid buyer, OrderId id) {
        return orders.find(id).filter(found -> found.buyerId().equals(buyer))
                .orElseThrow(() -> new DomainException(CommerceError.ORDER_NOT_FOUND));
    }
}
