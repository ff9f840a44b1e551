package pay.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The ledger's rules with a map for a database: what production decides postings by, for games in memory. */
public final class TestBooks {
    private final Map<BalanceChange.Row, Sheet> sheets = new HashMap<>();
    private final Map<Account, Balance> balances = new HashMap<>();
    private final Map<MovementId, Movement> holds = new HashMap<>();
    private final Set<MovementId> resolved = new HashSet<>();
    private long ids = 1_000;

    /** A new account. */
    public Account open(AccountKind kind) {
        return new Account(new AccountId(++ids), kind, ids);
    }

    /**
     * Posts it; its movements, in the order of its lines.
     *
     * @throws LedgerRefusal when a rule forbids it; nothing has changed then
     */
    public List<MovementId> post(Posting posting, Instant now) {
        Journal journal = Journal.of(posting, holds, now, () -> ++ids);
        long spread = journal.id().value();
        // As production does, which locks no other rows and knows no other holds.
        Map<BalanceChange.Row, Sheet> rows = new HashMap<>();
        List<MovementId> ended = new ArrayList<>();
        for (Movement movement : journal.movements()) {
            movement.rows(spread, row -> rows.put(row,
                    sheets.getOrDefault(row, new Sheet(row.account().kind().guard(), Balance.ZERO))));
            if (movement.resolves() != null && resolved.contains(movement.resolves().id())) {
                ended.add(movement.resolves().id());
            }
        }
        OpenBooks books = new OpenBooks(rows, ended);
        books.enter(journal, spread);
        sheets.putAll(books.changed());
        for (Movement movement : journal.movements()) {
            movement.change(spread, (row, change) -> balances.merge(row.account(), Balance.ZERO.plus(change),
                    Balance::plus));
            if (movement.phase() == Movement.Phase.HOLD) {
                holds.put(movement.id(), movement);
            } else if (movement.resolves() != null) {
                resolved.add(movement.resolves().id());
            }
        }
        return journal.movements().stream().map(Movement::id).toList();
    }

    /** What stands on an account; of one that nothing was ever posted to, nothing. */
    public Balance balance(Account account) {
        return balances.getOrDefault(account, Balance.ZERO);
    }
}
