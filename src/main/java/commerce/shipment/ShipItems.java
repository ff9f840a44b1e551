package commerce.shipment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

import commerce.catalogue.SellerId;
import commerce.events.ItemShipped;
import commerce.order.Deliveries;
import commerce.order.Item;
import commerce.order.ItemHappening;
import commerce.order.ItemId;
import commerce.order.LockItem;
import commerce.order.LockItem.Locked;
import commerce.order.MoveItem;
import commerce.refusal.CommerceError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;

/**
 * A seller hands items to a courier: several together in one parcel, of one buyer at one address, or in as many parcels as it
 * takes.
 */
@Service
public class ShipItems {
    private final LockItem lock;
    private final MoveItem move;
    private final LateDispatch late;
    private final Deliveries deliveries;
    private final Shipments shipments;
    private final CourierTracking couriers;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    ShipItems(LockItem lock, MoveItem move, LateDispatch late, Deliveries deliveries, Shipments shipments,
            CourierTracking couriers, DomainEvents events, Ids ids, Clock clock) {
        this.lock = lock;
        this.move = move;
        this.late = late;
        this.deliveries = deliveries;
        this.shipments = shipments;
        this.couriers = couriers;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Ships all of what is left of these items.
     *
     * @param invoices of the parcels, at least one
     * @throws DomainException {@link CommerceError#ITEM_IN_CLAIM} while one is to be stopped, {@link CommerceError#INVOICE_TAKEN},
     *     {@link CommerceError#ADDRESSES_DIFFER}, or that of a step
     */
    @RetriedOnConflict
    @Transactional
    public void ship(SellerId seller, List<ItemId> items, List<Invoice> invoices) {
        SequencedMap<Invoice, List<ItemId>> parcels = new LinkedHashMap<>();
        invoices.forEach(invoice -> parcels.put(invoice, items));
        ship(seller, parcels);
    }

    /**
     * The same where not everything is in every parcel.
     *
     * @param parcels what is in each
     */
    @RetriedOnConflict
    @Transactional
    public void ship(SellerId seller, SequencedMap<Invoice, List<ItemId>> parcels) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Locked> locked = lock.ofSeller(seller,
                parcels.values().stream().flatMap(List::stream).distinct().toList());
        requireOneAddress(locked);
        for (Locked each : locked) {
            if (each.item().claimed() > 0) {
                throw new DomainException(CommerceError.ITEM_IN_CLAIM);
            }
            move.move(each.item(), ItemHappening.SHIPS);
            late.look(each.item(), now);
        }
        send(seller, locked.getFirst().buyer(), parcels, null, now);
        locked.forEach(each -> events.publish(shipped(each, firstWith(each.item().id(), parcels), now)));
    }

    /** Sends the pieces of an exchange. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void shipAgain(SellerId seller, Locked item, Invoice invoice, Tsid claim) {
        send(seller, item.buyer(), new LinkedHashMap<>(Map.of(invoice, List.of(item.item().id()))), claim,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private void send(SellerId seller, Tsid buyer, SequencedMap<Invoice, List<ItemId>> parcels, @Nullable Tsid claim,
            Instant now) {
        parcels.forEach((invoice, items) -> {
            Shipment shipment = Shipment.sent(new ShipmentId(ids.nextLong()), seller, buyer, invoice, claim, now);
            shipments.add(shipment, items, now.plus(couriers.firstAskedAfter()));
            if (!shipments.takeNumber(invoice, shipment.id(), now)) {
                throw new DomainException(CommerceError.INVOICE_TAKEN, invoice.number());
            }
        });
    }

    private static Invoice firstWith(ItemId item, SequencedMap<Invoice, List<ItemId>> parcels) {
        return parcels.entrySet().stream().filter(each -> each.getValue().contains(item)).findFirst().orElseThrow()
                .getKey();
    }

    private void requireOneAddress(List<Locked> locked) {
        Locked first = locked.getFirst();
        boolean same = locked.stream()
                .allMatch(each -> each.buyer().equals(first.buyer())
                        && (each.item().orderId().equals(first.item().orderId()) || deliveries
                                .of(each.item().orderId()).equals(deliveries.of(first.item().orderId()))));
        if (!same) {
            throw new DomainException(CommerceError.ADDRESSES_DIFFER);
        }
    }

    private ItemShipped shipped(Locked locked, Invoice invoice, Instant now) {
        Item item = locked.item();
        return new ItemShipped(ids.next(), now, Tsid.of(item.orderId()), Tsid.of(item.id()), locked.buyer(),
                Tsid.of(item.line().sellerId()), item.line().productName(), item.remaining(), invoice.courier().name(),
                invoice.number());
    }
}
