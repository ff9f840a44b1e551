package commerce.shipment;

import java.time.Clock;
import java.time.Instant;

import commerce.order.ItemHappening;
import commerce.order.LineId;
import commerce.order.LockItem;
import commerce.order.LockItem.Locked;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;

/** A buyer is content with an item, or the time to object is over. */
@Service
class ConfirmPurchase {
    private final LockItem lock;
    private final StandPurchase stand;
    private final Clock clock;

    ConfirmPurchase(LockItem lock, StandPurchase stand, Clock clock) {
        this.lock = lock;
        this.stand = stand;
        this.clock = clock;
    }

    @RetriedOnConflict
    @Transactional
    void byBuyer(Tsid buyer, LineId item) {
        stand.stand(lock.ofBuyer(buyer, item), ItemHappening.BUYER_CONFIRMS);
    }

    /** Nothing, when it is not due any more. */
    @RetriedOnConflict
    @Transactional
    void byTime(LineId item) {
        Locked locked = lock.any(item);
        Instant due = locked.item().times().confirmBy();
        if (due != null && !due.isAfter(clock.instant())) {
            stand.stand(locked, ItemHappening.TIME_CONFIRMS);
        }
    }
}
