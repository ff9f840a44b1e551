package commerce.shipment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

import commerce.events.ItemDelivered;
import commerce.order.CoolingOff;
import commerce.order.Item;
import commerce.order.ItemHappening;
import commerce.order.ItemId;
import commerce.order.ItemStatus;
import commerce.order.LockItem;
import commerce.order.LockItem.Locked;
import commerce.order.MoveItem;
import commerce.order.OrderId;
import commerce.shipment.CourierTracking.Sighting;
import commerce.webhook.AnnounceToSeller;
import commerce.webhook.SellerTopic;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.time.BusinessDays;

/** What a courier says of a parcel, for the items in it: one has arrived when all of its parcels have. */
@Service
class FollowParcel {
    private final Shipments shipments;
    private final LockItem lock;
    private final MoveItem move;
    private final ExchangeArrival exchanges;
    private final AnnounceToSeller announce;
    private final DomainEvents events;
    private final Ids ids;
    private final BusinessDays days;
    private final Clock clock;

    FollowParcel(Shipments shipments, LockItem lock, MoveItem move, ExchangeArrival exchanges,
            AnnounceToSeller announce, DomainEvents events, Ids ids, BusinessDays days, Clock clock) {
        this.days = days;
        this.shipments = shipments;
        this.lock = lock;
        this.move = move;
        this.exchanges = exchanges;
        this.announce = announce;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a seller's system is told of one that arrived. */
    record DeliveredItem(ItemId itemId, OrderId orderId, Instant deliveredAt, @Nullable Instant confirmBy) {}

    /**
     * Keeps what was said; what is known already changes nothing. Who waits for one longer than the longest way is not kept waiting:
     * an exchange counts as arrived then, as its buyer has the time to object from there on.
     */
    @RetriedOnConflict
    @Transactional
    void said(Shipment shipment, Sighting sighting) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (sighting != Sighting.DELIVERED && !shipment.shippedAt().plus(MoveItem.LONGEST_WAY).isAfter(now)) {
            lock(shipment);
            Tsid claim = shipment.claimId();
            if (shipments.loseSight(shipment.id()) && claim != null) {
                exchanges.arrived(claim);
            }
            return;
        }
        switch (sighting) {
            case UNKNOWN -> askAgain(shipment, now);
            case ON_THE_WAY -> {
                List<Locked> items = lock(shipment);
                if (shipments.pickUp(shipment.id(), now, now.plus(TrackParcels.gap(0)))) {
                    items.stream().filter(each -> shipment.claimId() == null)
                            .forEach(each -> move.move(each.item(), ItemHappening.PICKED_UP));
                } else {
                    askAgain(shipment, now);
                }
            }
            case DELIVERED -> {
                List<Locked> items = lock(shipment);
                if (!shipments.arrive(shipment.id(), now)) {
                    return;
                }
                Tsid claim = shipment.claimId();
                if (claim == null) {
                    items.forEach(each -> arrived(each, now));
                } else {
                    exchanges.arrived(claim);
                }
            }
        }
    }

    private List<Locked> lock(Shipment shipment) {
        return lock.ofSeller(shipment.sellerId(), shipments.itemsOf(shipment.id()));
    }

    private void askAgain(Shipment shipment, Instant now) {
        shipments.askAgain(shipment.id(), now.plus(TrackParcels.gap(shipment.asked())));
    }

    private void arrived(Locked locked, Instant now) {
        ItemId id = locked.item().id();
        if (shipments.isOnTheWay(id)) {
            return;
        }
        Item item = move.move(locked.item(), ItemHappening.ARRIVES);
        if (item.status() == ItemStatus.DELIVERED && locked.item().status() != ItemStatus.DELIVERED) {
            announce.announce(item.line().sellerId(), SellerTopic.ITEM_DELIVERED,
                    () -> new DeliveredItem(id, item.orderId(), now, item.times().confirmBy()));
            events.publish(new ItemDelivered(ids.next(), now, Tsid.of(item.orderId()), Tsid.of(id), locked.buyer(),
                    Tsid.of(item.line().sellerId()), item.line().productName(), Objects
                            .requireNonNullElse(item.times().confirmBy(), CoolingOff.end(days, now))));
        }
    }
}
