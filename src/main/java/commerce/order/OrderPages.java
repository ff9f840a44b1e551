package commerce.order;

import java.util.List;

import commerce.refusal.CommerceError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.web.DomainException;

/** A buyer's own orders, to be shown. */
@Service
class OrderPages {
    private final Orders orders;
    private final Tenders tenders;

    OrderPages(Orders orders, Tenders tenders) {
        this.orders = orders;
        this.tenders = tenders;
    }

    /** An order with everything that belongs to it. */
    record Page(Order order, List<OrderLine> lines, List<Tender> tenders) {}

    /** The orders of this buyer with ids smaller than {@code before}, newest first. */
    @Transactional(readOnly = true)
    List<Order> newest(Tsid buyer, long before, int most) {
        return orders.newest(buyer, before, most);
    }

    /** One order of this buyer; another's is as unknown as one that does not exist. */
    @Transactional(readOnly = true)
    Page of(Tsid buyer, OrderId id) {
        Order order = orders.find(id).filter(found -> found.buyerId().equals(buyer))
                .orElseThrow(() -> new DomainException(CommerceError.ORDER_NOT_FOUND));
        return new Page(order, orders.lines(id), tenders.of(id));
    }
}
