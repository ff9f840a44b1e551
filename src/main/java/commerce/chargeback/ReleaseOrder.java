package commerce.chargeback;

import java.time.Instant;

import commerce.order.OrderId;
import commerce.settlement.ReleaseSales;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/**
 * Lets go what is held back of an order, once nothing is to be decided about any of its chargebacks: what one of them holds, another one
 * found held already.
 */
@Component
class ReleaseOrder {
    private final Chargebacks chargebacks;
    private final ReleaseSales release;

    ReleaseOrder(Chargebacks chargebacks, ReleaseSales release) {
        this.chargebacks = chargebacks;
        this.release = release;
    }

    /** Nothing, when there is one that is to be decided. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(OrderId order, Instant now) {
        if (chargebacks.of(order).stream().noneMatch(Chargeback::isToDecide)) {
            release.release(Tsid.of(order), now);
        }
    }
}
