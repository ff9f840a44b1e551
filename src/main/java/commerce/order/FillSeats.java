package commerce.order;

import java.time.Instant;
import java.util.Collection;

import commerce.stock.Stock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.money.Won;
import platform.time.BusinessDays;

/**
 * Takes the orders of a full team on as paid ones; called last in a transaction. Whoever calls it has locked their team, under
 * whose lock alone an item that waits for it changes.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class FillSeats {
    private final Items items;
    private final Stock stock;
    private final BusinessDays days;
    private final TellSellers tell;

    FillSeats(Items items, Stock stock, BusinessDays days, TellSellers tell) {
        this.items = items;
        this.stock = stock;
        this.days = days;
        this.tell = tell;
    }

    /** They are to be sent now, and the stock that was held for them leaves the house. */
    public void fill(Collection<OrderId> orders, Instant now) {
        if (!orders.isEmpty()) {
            items.teamFilled(orders, now, OrderTerms.dispatchBy(days, now));
            tell.paid(items.of(orders));
            stock.sell(orders);
        }
    }

    /**
     * These are of a team that is not full, and are filled all the same: the platform pays the seller what they are dearer without one.
     *
     * @param discount of each piece
     */
    public void cover(Collection<OrderId> orders, Won discount) {
        items.cover(orders, discount);
    }
}
