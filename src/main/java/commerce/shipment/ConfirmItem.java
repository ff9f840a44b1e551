package commerce.shipment;

import commerce.catalogue.SellerId;
import commerce.order.ItemHappening;
import commerce.order.LineId;
import commerce.order.LockItem;
import commerce.order.MoveItem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;

/** A seller takes an item on: from now on its buyer asks before a cancel, and its address stays. */
@Service
public class ConfirmItem {
    private final LockItem lock;
    private final MoveItem move;

    ConfirmItem(LockItem lock, MoveItem move) {
        this.lock = lock;
        this.move = move;
    }

    @RetriedOnConflict
    @Transactional
    public void confirm(SellerId seller, LineId item) {
        move.move(lock.ofSeller(seller, item).item(), ItemHappening.SELLER_CONFIRMS);
    }
}
