package commerce.chargeback;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import commerce.order.CardParts;
import commerce.order.ItemId;
import commerce.order.OrderId;
import commerce.settlement.ReleaseSales;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/**
 * Lets go what is held back of an order, once nothing is to be decided about any of its chargebacks: what one of them holds, another one
 * found held already. What a lost one waits to take, since its item is claimed, stays: a seller who does not answer the claim is not paid for it.
 */
@Component
class ReleaseOrder {
    private final CardParts parts;
    private final Chargebacks chargebacks;
    private final Shares shares;
    private final ReleaseSales release;

    ReleaseOrder(CardParts parts, Chargebacks chargebacks, Shares shares, ReleaseSales release) {
        this.parts = parts;
        this.chargebacks = chargebacks;
        this.shares = shares;
        this.release = release;
    }

    /** Nothing, when there is one that is to be decided. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(OrderId order, Instant now) {
        List<Chargeback> all = chargebacks.of(order);
        if (all.stream().noneMatch(Chargeback::isToDecide)) {
            Set<ItemId> claimed = parts.claimed(order);
            Set<Tsid> kept = all.stream().filter(each -> each.state() == Chargeback.State.LOST)
                    .flatMap(each -> shares.of(each.id()).stream())
                    .filter(share -> share.settledAt() == null && share.amount().isPositive())
                    .map(Share::item).filter(claimed::contains).map(Tsid::of).collect(Collectors.toSet());
            release.release(Tsid.of(order), kept, now);
        }
    }
}
