package commerce.desk;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import commerce.catalogue.SellerId;
import commerce.catalogue.SellerRegister;
import commerce.catalogue.SellerStatus;
import commerce.order.Deliveries;
import commerce.order.Delivery;
import commerce.order.Item;
import commerce.order.ItemStatus;
import commerce.order.OrderId;
import commerce.order.SellerItems;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.id.Tsid;
import platform.web.DomainException;

/** Where an order goes, in full: to who has to send it, or gets it back, as long as that is so; and on record. */
@Service
class ShowDelivery {
    private static final Set<ItemStatus> NOTHING_TO_SEND = EnumSet.of(ItemStatus.PAYMENT_WAITING,
            ItemStatus.TEAM_WAITING, ItemStatus.CANCELED, ItemStatus.RETURNED, ItemStatus.PURCHASE_CONFIRMED);

    private final SellerItems items;
    private final SellerRegister sellers;
    private final Deliveries deliveries;
    private final AuditLog audit;

    ShowDelivery(SellerItems items, SellerRegister sellers, Deliveries deliveries, AuditLog audit) {
        this.items = items;
        this.sellers = sellers;
        this.deliveries = deliveries;
        this.audit = audit;
    }

    /**
     * Shows it.
     *
     * @throws DomainException {@link CommerceError#ORDER_NOT_FOUND}, also for one of which the seller has nothing, and when it
     *     is erased; {@link CommerceError#ITEM_IN_OTHER_STATE} unless something of it is paid and its purchase does not stand yet, or
     *     is claimed; to a terminated seller, unless something is to be sent or claimed
     */
    @Transactional
    public Delivery show(AuditActor by, SellerId seller, OrderId order) {
        List<Item> own = items.of(seller, order);
        if (own.isEmpty()) {
            throw new DomainException(CommerceError.ORDER_NOT_FOUND);
        }
        boolean over = sellers.share(seller) == SellerStatus.TERMINATED;
        if (own.stream().noneMatch(item -> isNeededFor(item, over))) {
            throw new DomainException(CommerceError.ITEM_IN_OTHER_STATE);
        }
        Delivery delivery = deliveries.of(order)
                .orElseThrow(() -> new DomainException(CommerceError.ORDER_NOT_FOUND));
        audit.record(by, "commerce.delivery-shown", "order", Tsid.of(order).toString(), Map.of());
        return delivery;
    }

    private static boolean isNeededFor(Item item, boolean over) {
        return item.claimed() > 0
                || (over ? item.status() == ItemStatus.PAID : !NOTHING_TO_SEND.contains(item.status()));
    }
}
