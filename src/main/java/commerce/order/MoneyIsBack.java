package commerce.order;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A refund has come to its good end: its claim goes on, or its whole order. */
@Component
class MoneyIsBack {
    private final Orders orders;
    private final Refunds refunds;
    private final AdvanceOrders advance;
    private final ClaimRefunded claims;

    MoneyIsBack(Orders orders, Refunds refunds, AdvanceOrders advance, ClaimRefunded claims) {
        this.orders = orders;
        this.refunds = refunds;
        this.advance = advance;
        this.claims = claims;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void of(OrderId id, RefundId refund) {
        Optional<Order> order = orders.lock(id);
        refunds.claimOf(refund).ifPresentOrElse(claims::refunded,
                () -> order.ifPresent(all -> advance.advance(List.of(all), Happening.REFUND_COMPLETED)));
    }
}
