package pay.ledger;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules of the ledger, without a database: decides postings one after the other on balance rows that its transaction has
 * locked. Each is entered whole or refused, and a refused one changes nothing.
 */
final class OpenBooks {
    private final Map<BalanceChange.Row, Sheet> sheets;
    private final Set<MovementId> resolved;
    private final Set<String> facts = new HashSet<>();
    private final NavigableMap<BalanceChange.Row, Sheet> changed = new TreeMap<>(BalanceChange.Row.YOUNGEST_FIRST);

    /**
     * Opens them.
     *
     * @param resolved the holds, of those that journals here resolve, that were resolved before
     */
    OpenBooks(Map<BalanceChange.Row, Sheet> sheets, Collection<MovementId> resolved) {
        this.sheets = new HashMap<>(sheets);
        this.resolved = new HashSet<>(resolved);
    }

    /**
     * Enters a journal.
     *
     * @param spread chooses among the rows of accounts whose balance is spread
     * @throws LedgerRefusal when a rule forbids it
     */
    void enter(Journal journal, long spread) {
        if (facts.contains(journal.fact())) {
            throw new LedgerRefusal(LedgerRefusal.Reason.POSTED_BEFORE, journal.fact());
        }
        List<MovementId> ends = journal.movements().stream().map(Movement::resolves).filter(Objects::nonNull)
                .map(Movement::id).toList();
        if (!Collections.disjoint(ends, resolved)) {
            throw new LedgerRefusal(LedgerRefusal.Reason.HOLD_RESOLVED, ends);
        }
        requireNotFrozen(journal, spread);
        Map<BalanceChange.Row, BalanceChange> changes = new HashMap<>();
        journal.movements().forEach(movement -> movement.change(spread,
                (row, change) -> changes.merge(row, change, BalanceChange::plus)));
        List.copyOf(changes.keySet()).forEach(row -> carry(row, changes));
        Map<BalanceChange.Row, Sheet> after = new HashMap<>();
        // Wallets last: who is told that theirs is short can fill it, and then nothing else is.
        Stream.of(false, true).forEach(wallets -> changes.forEach((row, change) -> {
            if (wallets == (row.account().kind() == AccountKind.MEMBER_MONEY)) {
                after.put(row, checked(row, change, journal.posting().ceilings()));
            }
        }));
        facts.add(journal.fact());
        resolved.addAll(ends);
        sheets.putAll(after);
        changed.putAll(after);
    }

    /** From a frozen account nothing is taken but what the same journal gives back to it: a hold's money goes on elsewhere. */
    private void requireNotFrozen(Journal journal, long spread) {
        Map<BalanceChange.Row, Long> taken = new HashMap<>();
        journal.movements().forEach(movement -> movement.take(spread,
                (row, amount) -> taken.merge(row, amount, Math::addExact)));
        taken.forEach((row, amount) -> {
            if (amount > 0 && sheet(row).guard() == Guard.FROZEN) {
                throw new LedgerRefusal(LedgerRefusal.Reason.FROZEN, row.account().kind());
            }
        });
    }

    /** The rows that were changed, as they are now, in the order in which rows are locked. */
    NavigableMap<BalanceChange.Row, Sheet> changed() {
        return changed;
    }

    private Sheet sheet(BalanceChange.Row row) {
        return Objects.requireNonNull(sheets.get(row), () -> row + " is not locked");
    }

    /** What stands now on those accounts of a journal whose balance is one row. */
    Map<Account, Balance> balances(Journal journal) {
        return journal.movements().stream().flatMap(movement -> Stream.of(movement.debit(), movement.credit()))
                .filter(account -> account.kind().slots() == 1).distinct().collect(Collectors.toMap(account -> account,
                        account -> sheet(new BalanceChange.Row(account, 0)).balance()));
    }

    /** What a spread account's first row lacks for its debits, it takes over from the others. */
    private void carry(BalanceChange.Row first, Map<BalanceChange.Row, BalanceChange> changes) {
        AccountKind kind = first.account().kind();
        if (!kind.debitsAllRows() || first.slot() != 0) {
            return;
        }
        long missing = after(first, changes).missing();
        for (int slot = 1; slot < kind.slots() && missing > 0; slot++) {
            BalanceChange.Row other = new BalanceChange.Row(first.account(), slot);
            long carried = Math.min(missing, after(other, changes).spare());
            if (carried > 0) {
                changes.merge(other, BalanceChange.carried(-carried), BalanceChange::plus);
                changes.merge(first, BalanceChange.carried(carried), BalanceChange::plus);
                missing -= carried;
            }
        }
    }

    private Sheet after(BalanceChange.Row row, Map<BalanceChange.Row, BalanceChange> changes) {
        BalanceChange change = changes.get(row);
        return change == null ? sheet(row) : sheet(row).plus(change);
    }

    private Sheet checked(BalanceChange.Row row, BalanceChange change, Map<Account, Long> ceilings) {
        Sheet after = sheet(row).plus(change);
        if (after.balance().expected() > ceilings.getOrDefault(row.account(), Long.MAX_VALUE)) {
            throw new LedgerRefusal(LedgerRefusal.Reason.ABOVE_CEILING, row.account().kind());
        }
        if (after.missing() > 0) {
            throw new LedgerRefusal(LedgerRefusal.Reason.SHORT, row.account().kind());
        }
        return after;
    }
}
