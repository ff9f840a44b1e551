package commerce.shipment;

import commerce.catalogue.SellerId;
import commerce.catalogue.SellerRegister;
import commerce.catalogue.SellerStatus;
import commerce.order.Item;
import commerce.order.ItemHappening;
import commerce.order.ItemId;
import commerce.order.LockItem;
import commerce.order.MoveItem;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.web.DomainException;

/** A seller takes an item on: from now on its buyer asks before a cancel, and its address stays. One that Madang stopped cannot. */
@Service
public class ConfirmItem {
    private final SellerRegister sellers;
    private final LockItem lock;
    private final MoveItem move;

    ConfirmItem(SellerRegister sellers, LockItem lock, MoveItem move) {
        this.sellers = sellers;
        this.lock = lock;
        this.move = move;
    }

    @RetriedOnConflict
    @Transactional
    public void confirm(SellerId seller, ItemId item) {
        Item locked = lock.ofSeller(seller, item).item();
        SellerStatus status = sellers.share(seller);
        if (status.isStopped()) {
            throw new DomainException(CommerceError.SELLER_IN_OTHER_STATE, status.name());
        }
        move.move(locked, ItemHappening.SELLER_CONFIRMS);
    }
}
