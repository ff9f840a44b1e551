package commerce.shipment;

import java.util.List;

import commerce.order.Item;
import commerce.order.ItemHappening;
import commerce.order.ItemRules;
import commerce.order.LockItem;
import commerce.order.LockItem.Locked;
import commerce.order.MoveItem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was said of a parcel's number was not of the parcel: what is in it has not arrived, for all that anybody knows, and the time after
 * which its purchase confirms itself begins anew. A purchase that stands goes on standing, and an exchange that is over stays over: money
 * and claims have followed it, and what was wrong about that people settle by a claim.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AwaitAnew {
    private final Shipments shipments;
    private final LockItem lock;
    private final MoveItem move;

    AwaitAnew(Shipments shipments, LockItem lock, MoveItem move) {
        this.shipments = shipments;
        this.lock = lock;
        this.move = move;
    }

    /** Whether the arrival of an item by such a parcel is, or can be, waited for. */
    static boolean isPossible(Item item, ShipmentState parcel, boolean exchange) {
        return exchange
                ? parcel.isOnTheWay()
                : ItemRules.step(item.status(), item.confirmation(), ItemHappening.NUMBER_WAS_WRONG).moves();
    }

    /** Locks the orders of what is in it; those items, as they are then, of which the arrival is waited for again. */
    List<Locked> begin(Shipment seen) {
        List<Locked> items = lock.ofSeller(seen.sellerId(), shipments.itemsOf(seen.id()));
        boolean exchange = seen.claimId() != null;
        ShipmentState parcel = shipments.find(seen.id()).map(Shipment::state).orElseThrow();
        return items.stream().filter(each -> isPossible(each.item(), parcel, exchange))
                .map(each -> exchange
                        ? each
                        : new Locked(move.move(each.item(), ItemHappening.NUMBER_WAS_WRONG), each.buyer(),
                                each.paymentId(), each.inTeam()))
                .toList();
    }
}
