package commerce.groupbuy;

import java.util.List;

import commerce.order.OrderId;
import commerce.order.UndoSeats;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks pay to give back what the members of teams that failed have paid, a bounded number in one transaction. */
@Service
class RefundLostSeats {
    static final int BATCH = 100;

    private final Seats seats;
    private final UndoSeats undo;

    RefundLostSeats(Seats seats, UndoSeats undo) {
        this.seats = seats;
        this.undo = undo;
    }

    /** One batch in one transaction; how many there were. */
    @Transactional
    int next() {
        List<OrderId> lost = seats.lost(BATCH);
        return lost.isEmpty() ? 0 : undo.lost(lost);
    }
}
