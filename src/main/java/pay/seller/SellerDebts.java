package pay.seller;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import pay.ledger.Account;
import pay.ledger.Balance;
import pay.ledger.Line;
import platform.id.Tsid;

/**
 * What sellers have and owe while facts of one transaction are posted one after the other. What a payable does not cover is lent;
 * whatever comes next pays it back first.
 */
final class SellerDebts {
    /** Nobody loses anything, and nobody owes anything. */
    static final SellerDebts NONE = new SellerDebts(Map.of(), Map.of(), Map.of());

    private final Map<Tsid, Account> payables;
    private final Map<Tsid, Account> receivables;
    private final Map<Account, Long> has = new HashMap<>();

    /**
     * As it stands.
     *
     * @param receivables of those who may lose something or owe something
     * @param books what stands on all of these accounts, locked
     */
    SellerDebts(Map<Tsid, Account> payables, Map<Tsid, Account> receivables, Map<Account, Balance> books) {
        this.payables = payables;
        this.receivables = receivables;
        payables.values().forEach(account -> has.put(account, of(books, account).available()));
        receivables.values().forEach(account -> has.put(account, of(books, account).credit()));
    }

    private static Balance of(Map<Account, Balance> books, Account account) {
        return Objects.requireNonNull(books.get(account));
    }

    /**
     * What is lent to a seller whose payable gains so much, or loses it, or what it pays back.
     *
     * @param gained in won; negative, it is lost
     */
    Optional<Line> settle(Tsid seller, long gained) {
        Account payable = payables.get(seller);
        Account receivable = receivables.get(seller);
        if (payable == null || receivable == null) {
            return Optional.empty();
        }
        long owed = -has(receivable);
        // Negative: so much is paid back.
        long lent = gained < 0 ? Math.max(0, -gained - Math.max(0, has(payable))) : -Math.min(gained, owed);
        has.merge(payable, gained + lent, Long::sum);
        has.merge(receivable, -lent, Long::sum);
        if (lent == 0) {
            return Optional.empty();
        }
        return Optional.of(lent > 0
                ? new Line.Post(receivable, payable, lent)
                : new Line.Post(payable, receivable, -lent));
    }

    private long has(Account account) {
        return Objects.requireNonNull(has.get(account));
    }
}
