package commerce.groupbuy;

import java.util.List;

import commerce.order.OrderId;
import commerce.order.UndoSeats;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks pay to give back what the members of teams that failed have paid, a bounded number in one transaction. */
@Service
class RefundLostSeats {
    private static final Logger LOG = LoggerFactory.getLogger(RefundLostSeats.class);
    private static final int BATCH = 100;

    private final Seats seats;
    private final UndoSeats undo;
    private final TransactionTemplate transaction;

    RefundLostSeats(Seats seats, UndoSeats undo, TransactionTemplate transaction) {
        this.seats = seats;
        this.undo = undo;
        this.transaction = transaction;
    }

    /** Goes through all that are lost; one that cannot be refunded keeps no other from it. How many were. */
    int all() {
        int refunded = 0;
        List<OrderId> lost = seats.lost(0, BATCH);
        while (!lost.isEmpty()) {
            refunded += refund(lost);
            lost = seats.lost(lost.getLast().value(), BATCH);
        }
        return refunded;
    }

    /** One batch in one transaction; when that fails, each by itself. */
    private int refund(List<OrderId> lost) {
        try {
            return transaction.<Integer>execute(status -> undo.lost(lost));
        } catch (RuntimeException e) {
            if (lost.size() > 1) {
                LOG.warn("A batch of lost seats was not refunded; now one by one", e);
                return lost.stream().mapToInt(each -> refund(List.of(each))).sum();
            }
            LOG.error("The seat of order {} is not refunded", lost.getFirst().value(), e);
            return 0;
        }
    }
}
