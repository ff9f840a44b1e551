package commerce.order;

import java.util.Collection;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives the money of paid seats back. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class UndoSeats {
    private final Orders orders;
    private final AdvanceOrders advance;

    UndoSeats(Orders orders, AdvanceOrders advance) {
        this.orders = orders;
        this.advance = advance;
    }

    /** Nobody else changes it before the transaction's end; an order is locked before its team. */
    public void lock(OrderId order) {
        if (orders.lock(order).isEmpty()) {
            throw new IllegalStateException("A seat is an order");
        }
    }

    /** Its buyer has left the team. */
    public void left(OrderId order) {
        orders.lock(order).ifPresent(locked -> advance.advance(List.of(locked), Happening.SEAT_LEFT));
    }

    /** The teams of these have failed; how many were taken on: those that somebody else works on are left out. */
    public int lost(Collection<OrderId> seats) {
        List<Order> locked = orders.lockFree(seats);
        advance.advance(locked, Happening.TEAM_FAILED);
        return locked.size();
    }
}
