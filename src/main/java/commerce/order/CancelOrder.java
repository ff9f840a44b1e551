package commerce.order;

import java.util.List;

import commerce.refusal.CommerceError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.web.DomainException;

/** A buyer cancels an order that is not paid yet. Whether money was taken first, pay decides. */
@Service
class CancelOrder {
    private final Orders orders;
    private final AdvanceOrders advance;

    CancelOrder(Orders orders, AdvanceOrders advance) {
        this.orders = orders;
        this.advance = advance;
    }

    /** Asks to cancel; asked again, it changes nothing. */
    @Transactional
    void cancel(Tsid buyer, OrderId id) {
        Order order = orders.lock(id).filter(found -> found.buyerId().equals(buyer))
                .orElseThrow(() -> new DomainException(CommerceError.ORDER_NOT_FOUND));
        advance.advance(List.of(order), Happening.CANCEL_ASKED);
    }
}
