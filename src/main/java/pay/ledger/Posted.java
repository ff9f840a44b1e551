package pay.ledger;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A posted journal.
 *
 * @param movements in the order of the posting's lines
 * @param balances after it, of the accounts that it moved and whose balance is one row
 */
public record Posted(JournalId journal, List<MovementId> movements, Map<Account, Balance> balances) {
    /** The movement of a posting with one line. */
    public MovementId only() {
        if (movements.size() != 1) {
            throw new IllegalStateException(movements.size() + " movements");
        }
        return movements.getFirst();
    }

    /** What stands on an account that it moved, right after it. */
    public Balance after(Account account) {
        return Objects.requireNonNull(balances.get(account), () -> account + " was not moved, or has many rows");
    }
}
