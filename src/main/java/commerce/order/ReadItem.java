package commerce.order;

import commerce.refusal.CommerceError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.web.DomainException;

/** An item of a buyer's, to be shown. */
@Service
public class ReadItem {
    private final Items items;
    private final Orders orders;

    ReadItem(Items items, Orders orders) {
        this.items = items;
        this.orders = orders;
    }

    /**
     * One item of this buyer's.
     *
     * @throws DomainException {@link CommerceError#ITEM_NOT_FOUND}, also for another's
     */
    @Transactional(readOnly = true)
    public Item of(Tsid buyer, ItemId id) {
        return items.find(id)
                .filter(item -> orders.find(item.orderId()).filter(order -> order.buyerId().equals(buyer)).isPresent())
                .orElseThrow(() -> new DomainException(CommerceError.ITEM_NOT_FOUND));
    }
}
