package commerce.order;

import java.time.Clock;
import java.util.List;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends the orders whose payment did not come to an end in time, and frees their stock. */
@Service
class LapseHolds {
    static final int BATCH = 200;

    private final Orders orders;
    private final AdvanceOrders advance;
    private final Clock clock;

    LapseHolds(Orders orders, AdvanceOrders advance, Clock clock) {
        this.orders = orders;
        this.advance = advance;
        this.clock = clock;
    }

    /** One batch in one transaction; how many there were. */
    @Transactional
    int next() {
        List<Order> lapsed = orders.lockLapsed(clock.instant(), BATCH);
        advance.advance(lapsed, Happening.HOLD_LAPSED);
        return lapsed.size();
    }
}
