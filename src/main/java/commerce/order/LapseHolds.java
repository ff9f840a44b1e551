package commerce.order;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends the orders whose payment did not come to an end in time, and frees their stock. */
@Service
class LapseHolds {
    static final int BATCH = 200;
    private static final Logger LOG = LoggerFactory.getLogger(LapseHolds.class);

    private final Orders orders;
    private final AdvanceOrders advance;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LapseHolds(Orders orders, AdvanceOrders advance, TransactionTemplate transaction, Clock clock) {
        this.orders = orders;
        this.advance = advance;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One batch in one transaction; when that fails, each by itself. How many have lapsed. */
    int next() {
        Instant now = clock.instant();
        try {
            return transaction.<Integer>execute(_ -> lapse(orders.lockLapsed(now, BATCH)));
        } catch (RuntimeException e) {
            LOG.warn("A batch of holds did not lapse; now one by one", e);
            return oneByOne(now);
        }
    }

    /** One that cannot lapse keeps no other from it. */
    private int oneByOne(Instant now) {
        int lapsed = 0;
        for (OrderId id : transaction.<List<OrderId>>execute(_ -> orders.lapsed(now, BATCH))) {
            try {
                // It may wait for a deposit by now, or another instance may have it.
                lapsed += transaction.<Integer>execute(_ -> lapse(orders.lockLapsed(id, now)));
            } catch (RuntimeException e) {
                LOG.error("The hold of order {} does not lapse", id.value(), e);
                transaction.executeWithoutResult(
                        _ -> orders.putBack(id, now, now.plus(OrderTerms.RETRY_LAPSE_AFTER)));
            }
        }
        return lapsed;
    }

    private int lapse(List<Order> locked) {
        advance.advance(locked, Happening.HOLD_LAPSED);
        return locked.size();
    }
}
