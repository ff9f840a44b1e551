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

    /** One batch in one transaction; when that fails, each by itself. How many there were. */
    int next() {
        Instant now = clock.instant();
        try {
            return transaction.<Integer>execute(_ -> {
                List<Order> lapsed = orders.lockLapsed(now, BATCH);
                advance.advance(lapsed, Happening.HOLD_LAPSED);
                return lapsed.size();
            });
        } catch (RuntimeException e) {
            LOG.warn("A batch of holds did not lapse; now one by one", e);
            return oneByOne(now);
        }
    }

    /** One that cannot lapse keeps no other from it. */
    private int oneByOne(Instant now) {
        List<OrderId> lapsed = transaction.<List<OrderId>>execute(_ -> orders.lapsed(now, BATCH));
        for (OrderId id : lapsed) {
            try {
                transaction.executeWithoutResult(_ -> advance.advance(orders.lockFree(List.of(id)),
                        Happening.HOLD_LAPSED));
            } catch (RuntimeException e) {
                LOG.error("The hold of order {} does not lapse", id.value(), e);
                transaction.executeWithoutResult(
                        _ -> orders.putBack(id, now, now.plus(OrderTerms.RETRY_LAPSE_AFTER)));
            }
        }
        return lapsed.size();
    }
}
