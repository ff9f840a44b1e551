package commerce.shipment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import commerce.catalogue.SellerId;
import commerce.events.DispatchDelayed;
import commerce.order.Item;
import commerce.order.ItemId;
import commerce.order.ItemStatus;
import commerce.order.LockItem;
import commerce.order.LockItem.Locked;
import commerce.order.MoveItem;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;

/** A seller tells a buyer, once and before it is late, that an item will be sent later, and why. */
@Service
public class DelayDispatch {
    /** No longer than this after its time. */
    public static final Duration LONGEST = Duration.ofDays(30);

    private final LockItem lock;
    private final MoveItem move;
    private final Delays delays;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    DelayDispatch(LockItem lock, MoveItem move, Delays delays, DomainEvents events, Ids ids, Clock clock) {
        this.lock = lock;
        this.move = move;
        this.delays = delays;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether a buyer was told that an item is late. */
    @Transactional(readOnly = true)
    public boolean isToldOf(ItemId item) {
        return delays.of(item).isPresent();
    }

    @RetriedOnConflict
    @Transactional
    public void delay(SellerId seller, ItemId id, Instant until, String reason) {
        Locked locked = lock.ofSeller(seller, id);
        Item item = locked.item();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant due = item.times().dispatchBy();
        if (item.status() != ItemStatus.PAID || due == null || due.isBefore(now)) {
            throw new DomainException(CommerceError.ITEM_IN_OTHER_STATE);
        }
        if (!until.isAfter(due) || until.isAfter(due.plus(LONGEST))) {
            throw new DomainException(CommerceError.DELAY_TOO_LONG, LONGEST.toDays());
        }
        if (!delays.add(id, new Delay(until, reason, now))) {
            throw new DomainException(CommerceError.DELAY_ALREADY_TOLD);
        }
        move.dispatchBy(item, until);
        events.publish(new DispatchDelayed(ids.next(), now, Tsid.of(item.orderId()), Tsid.of(id), locked.buyer(),
                Tsid.of(seller), item.line().productName(), until, reason));
    }
}
