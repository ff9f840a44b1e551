package commerce.shipment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import commerce.order.DisputedPayments;
import commerce.order.ItemHappening;
import commerce.order.ItemId;
import commerce.order.LockItem;
import commerce.order.LockItem.Locked;
import commerce.order.MoveItem;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.web.DomainException;

/** A buyer is content with an item, or the time to object is over. */
@Service
class ConfirmPurchase {
    private static final Duration WHILE_DISPUTED = Duration.ofDays(1);

    private final LockItem lock;
    private final StandPurchase stand;
    private final DisputedPayments disputed;
    private final MoveItem move;
    private final Clock clock;

    ConfirmPurchase(LockItem lock, StandPurchase stand, DisputedPayments disputed, MoveItem move, Clock clock) {
        this.lock = lock;
        this.stand = stand;
        this.disputed = disputed;
        this.move = move;
        this.clock = clock;
    }

    @RetriedOnConflict
    @Transactional
    void byBuyer(Tsid buyer, ItemId item) {
        Locked locked = lock.ofBuyer(buyer, item);
        if (disputed.isOpen(locked.item().orderId())) {
            throw new DomainException(CommerceError.ORDER_PAYMENT_DISPUTED);
        }
        stand.stand(locked, ItemHappening.BUYER_CONFIRMS);
    }

    /** Nothing, when it is not due any more; a day later, as long as its payment is disputed. */
    @RetriedOnConflict
    @Transactional
    void byTime(ItemId item) {
        Locked locked = lock.any(item);
        Instant due = locked.item().times().confirmBy();
        Instant now = clock.instant();
        if (due == null || due.isAfter(now)) {
            return;
        }
        if (disputed.isOpen(locked.item().orderId())) {
            move.confirmLater(locked.item(), now.plus(WHILE_DISPUTED).truncatedTo(ChronoUnit.MICROS));
        } else {
            stand.stand(locked, ItemHappening.TIME_CONFIRMS);
        }
    }
}
