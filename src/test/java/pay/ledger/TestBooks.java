package pay.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ledger's rules with a map for a database: what production decides postings by, for games in memory. */
public final class TestBooks {
    private final Map<BalanceChange.Row, Sheet> sheets = new HashMap<>();
    private final Map<MovementId, Movement> holds = new HashMap<>();
    private final List<MovementId> resolved = new ArrayList<>();
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
        journal.movements().stream().flatMap(movement -> List.of(movement.debit(), movement.credit()).stream())
                .forEach(this::know);
        OpenBooks books = new OpenBooks(sheets, resolved);
        books.enter(journal, journal.id().value());
        sheets.putAll(books.changed());
        for (Movement movement : journal.movements()) {
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
        Balance sum = Balance.ZERO;
        for (int slot = 0; slot < account.kind().slots(); slot++) {
            Sheet sheet = sheets.get(new BalanceChange.Row(account, slot));
            sum = sheet == null ? sum : sum.plus(sheet.balance());
        }
        return sum;
    }

    private void know(Account account) {
        for (int slot = 0; slot < account.kind().slots(); slot++) {
            sheets.putIfAbsent(new BalanceChange.Row(account, slot), new Sheet(account.kind().guard(), Balance.ZERO));
        }
    }
}
