package commerce.order;

import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends a paid order when all of its items are cancelled and their money is back: its coupons are the buyer's again. One of which a card
 * company took back something stays as it is: we gave nothing back for that, and its buyer had the coupons for it.
 */
@Component
public class EmptyOrder {
    private final Orders orders;
    private final Items items;
    private final Tenders tenders;
    private final Refunds refunds;
    private final AdvanceOrders advance;

    EmptyOrder(Orders orders, Items items, Tenders tenders, Refunds refunds, AdvanceOrders advance) {
        this.orders = orders;
        this.items = items;
        this.tenders = tenders;
        this.refunds = refunds;
        this.advance = advance;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void endIfEmpty(OrderId id) {
        boolean canceled = items.of(id).stream().allMatch(item -> item.status() == ItemStatus.CANCELED);
        if (canceled && !tenders.areChargedBack(id) && !refunds.areOpen(id)) {
            orders.lock(id).ifPresent(order -> advance.advance(List.of(order), Happening.ALL_CANCELED));
        }
    }
}
