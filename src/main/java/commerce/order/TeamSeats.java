package commerce.order;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import platform.event.DomainEvent;

/**
 * The teams that orders are seats in, for what becomes of such an order; called in the transaction that advances it, under its
 * lock, and before the stock is touched.
 */
public interface TeamSeats {
    /**
     * A seat was paid.
     *
     * @param full the orders of its team, when that is full by it
     * @param told what is to be told of it
     */
    record Paid(List<OrderId> full, List<DomainEvent> told) {}

    /** Its money is there. Empty: its team has none for it any more. */
    Optional<Paid> paid(OrderId order, Instant now);

    /** One that was let go is paid after all; false when the team has no seat for it any more. */
    boolean reserveAgain(OrderId order, Instant now);

    /** These are over, paid or not: their seats are free, or will not be used any more. */
    void ended(Collection<OrderId> orders);

    /** All of its money is back. */
    void refunded(OrderId order);
}
