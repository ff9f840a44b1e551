package commerce.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** Takes an item, whose order the caller has locked, the step that {@link ItemRules} names. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class MoveItem {
    /** So long after it was sent, when the courier never said that it arrived. */
    public static final Duration LONGEST_WAY = Duration.ofDays(28);

    private final Items items;
    private final BusinessDays days;
    private final Clock clock;

    MoveItem(Items items, BusinessDays days, Clock clock) {
        this.items = items;
        this.days = days;
        this.clock = clock;
    }

    /**
     * Takes the step.
     *
     * @return the item afterwards; the same when nothing changes
     * @throws DomainException with the step's refusal
     */
    public Item move(Item item, ItemHappening happening) {
        ItemStep step = ItemRules.step(item.status(), item.confirmation(), happening);
        if (step.refusal() != null) {
            throw new DomainException(step.refusal());
        }
        if (!step.moves()) {
            return item;
        }
        return items.save(after(item, step, happening, clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    private Item after(Item item, ItemStep step, ItemHappening happening, Instant now) {
        Item.Times times = item.times();
        Item.Times then = switch (happening) {
            case PAYMENT_APPROVED, SEAT_PAID, PAYMENT_ENDED ->
                throw new IllegalArgumentException("The items of an order follow its payment together");
            case TEAM_FILLED, PICKED_UP -> times;
            case SELLER_CONFIRMS -> times.sellerConfirmed(now);
            case SHIPS -> times.shipped(now, now.plus(LONGEST_WAY));
            case ARRIVES -> times.delivered(now, CoolingOff.end(days, now));
            case NUMBER_WAS_WRONG -> times.awaited(now.plus(LONGEST_WAY));
            case BUYER_CONFIRMS, TIME_CONFIRMS -> times.purchaseConfirmed(now);
            case ALL_CANCELED, ALL_RETURNED, CHARGED_BACK -> times.closed(now);
            // What the buyer has now came now, also when nobody saw the first arrive.
            case ALL_EXCHANGED -> times.delivered(now, CoolingOff.end(days, now));
        };
        boolean gone = switch (happening) {
            case ALL_CANCELED, ALL_RETURNED, CHARGED_BACK -> true;
            default -> false;
        };
        boolean waits = item.claimed() > 0 && !gone;
        return item.at(step.next(), step.confirmation(), gone ? item.left().none() : item.left(),
                waits ? then.confirmingBy(null) : then);
    }

    /** So many of its pieces are claimed: while any are, its purchase does not confirm itself. */
    public Item claim(Item item, int claimed, @Nullable Instant confirmBy) {
        return items.save(item.at(item.status(), item.confirmation(), item.left().claimed(claimed),
                item.times().confirmingBy(claimed > 0 ? null : confirmBy)));
    }

    /** Pieces that were in a claim are gone; not all, which is a step of its own. */
    public Item shrink(Item item, Pieces pieces, @Nullable Instant confirmBy) {
        Item.Left left = item.left().without(pieces);
        return items.save(item.at(item.status(), item.confirmation(), left,
                item.times().confirmingBy(left.claimed() > 0 ? null : confirmBy)));
    }

    /** Others are in the place of so many pieces that were in a claim. */
    public Item exchange(Item item, int pieces) {
        Item then = item.at(item.status(), item.confirmation(), item.left().exchanged(pieces), item.times());
        Instant confirmBy = CoolingOff.end(days, clock.instant());
        return then.left().exchanged() >= then.remaining() && then.claimed() == 0
                ? move(then, ItemHappening.ALL_EXCHANGED)
                : items.save(then.at(then.status(), then.confirmation(), then.left(),
                        then.times().confirmingBy(then.claimed() > 0 ? null : confirmBy)));
    }

    /** Its purchase does not confirm itself before that. */
    public Item confirmLater(Item item, Instant then) {
        return items.save(item.at(item.status(), item.confirmation(), item.left(), item.times().confirmingBy(then)));
    }

    /** It is to be sent until then. */
    public Item dispatchBy(Item item, Instant until) {
        return items.save(item.at(item.status(), item.confirmation(), item.left(), item.times().dispatchBy(until)));
    }
}
