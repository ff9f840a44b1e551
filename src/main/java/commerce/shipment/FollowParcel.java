package commerce.shipment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

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
    private final TellOfNumber tell;
    private final AnnounceToSeller announce;
    private final DomainEvents events;
    private final Ids ids;
    private final BusinessDays days;
    private final Clock clock;

    FollowParcel(Shipments shipments, LockItem lock, MoveItem move, ExchangeArrival exchanges, TellOfNumber tell,
            AnnounceToSeller announce, DomainEvents events, Ids ids, BusinessDays days, Clock clock) {
        this.days = days;
        this.shipments = shipments;
        this.lock = lock;
        this.move = move;
        this.exchanges = exchanges;
        this.tell = tell;
        this.announce = announce;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a seller's system is told of one that arrived. */
    record DeliveredItem(ItemId itemId, OrderId orderId, Instant deliveredAt, @Nullable Instant confirmBy) {}

    /**
     * Keeps what was said; what is known already changes nothing, nor does what was said of a number that the parcel has no more. What
     * cannot be of this parcel is not believed, and kept for its seller: it may still be used again, so that its courier is asked on.
     * Who waits for one longer than the longest way is not kept waiting: an exchange counts as arrived then, as its buyer has the time to
     * object from there on.
     */
    @RetriedOnConflict
    @Transactional
    void said(Shipment shipment, Sighting sighting) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (sighting instanceof Sighting.Unknown || shipment.doubt() == Doubt.FREED) {
            askLater(shipment, now);
            return;
        }
        List<Locked> items = lock(shipment);
        Optional<Doubt.Doubted> doubted = shipment.believed()
                ? Optional.empty()
                : Doubt.of(sighting, known(shipment, items));
        if (doubted.isPresent()) {
            doubt(shipment, items, doubted.get());
            askLater(shipment, now);
        } else if (sighting instanceof Sighting.Delivered) {
            deliver(shipment, items, now);
        } else if (shipments.pickUp(shipment, now, now.plus(TrackParcels.gap(0)))) {
            items.stream().filter(each -> shipment.claimId() == null)
                    .forEach(each -> move.move(each.item(), ItemHappening.PICKED_UP));
        } else {
            askLater(shipment, now);
        }
    }

    /** What is doubted for the same reason as before is no news. */
    private void doubt(Shipment shipment, List<Locked> items, Doubt.Doubted doubted) {
        if (shipments.doubt(shipment, doubted) && shipment.doubt() != doubted.why()) {
            boolean exchange = shipment.claimId() != null;
            tell.announce(items.stream()
                    .filter(each -> AwaitAnew.isPossible(each.item(), shipment.state(), exchange)).toList(),
                    shipment.invoice(), doubted.why());
        }
    }

    /** Asks again later, as long as somebody waits. */
    private void askLater(Shipment shipment, Instant now) {
        if (shipment.awaitedFrom().plus(MoveItem.LONGEST_WAY).isAfter(now)) {
            shipments.askAgain(shipment, now.plus(TrackParcels.gap(shipment.asked())));
            return;
        }
        lock(shipment);
        Tsid claim = shipment.claimId();
        if (shipments.loseSight(shipment) && claim != null) {
            exchanges.arrived(claim);
        }
    }

    private void deliver(Shipment shipment, List<Locked> items, Instant now) {
        if (!shipments.arrive(shipment, now)) {
            return;
        }
        Tsid claim = shipment.claimId();
        if (claim == null) {
            items.forEach(each -> arrived(each, now));
        } else {
            exchanges.arrived(claim);
        }
    }

    private List<Locked> lock(Shipment shipment) {
        return lock.ofSeller(shipment.sellerId(), shipments.itemsOf(shipment.id()));
    }

    /**
     * What is sent in exchange cannot go out before what it is for, nor before the exchange was asked for; before that one is back it can:
     * couriers bring the one and take the other along.
     */
    private Doubt.Known known(Shipment shipment, List<Locked> items) {
        Instant sent = shipment.shippedAt();
        Tsid claim = shipment.claimId();
        return claim == null
                ? new Doubt.Known(last(items, Item.Times::paidAt), last(items, Item.Times::sellerConfirmedAt), sent)
                : new Doubt.Known(last(items, Item.Times::shippedAt), exchanges.openedAt(claim), sent);
    }

    private static Instant last(List<Locked> items, Function<Item.Times, @Nullable Instant> time) {
        return items.stream().map(each -> Objects.requireNonNull(time.apply(each.item().times()), "sent"))
                .max(Comparator.naturalOrder()).orElseThrow();
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
