package pay.ledger;

import java.util.List;

/** A posted journal; {@code movements} are in the order of the posting's lines. */
public record Posted(JournalId journal, List<MovementId> movements) {
    /** The movement of a posting with one line. */
    public MovementId only() {
        if (movements.size() != 1) {
            throw new IllegalStateException(movements.size() + " movements");
        }
        return movements.getFirst();
    }
}
