package pay.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.time.UtcColumn;

/**
 * Posts journals. Call it as the last writing statement of a use case: journal and movements are inserted first, then the
 * balance rows are moved, from the youngest account to the oldest, so that what everybody shares is locked last.
 */
@Component
public class Ledger {
    private static final Comparator<BalanceChange.Row> YOUNGEST_FIRST = Comparator
            .comparingLong((BalanceChange.Row row) -> -row.account().id().value())
            .thenComparingInt(BalanceChange.Row::slot);

    private final JdbcTemplate jdbc;
    private final Holds holds;
    private final Balances balances;
    private final Ids ids;

    Ledger(JdbcTemplate jdbc, Holds holds, Balances balances, Ids ids) {
        this.jdbc = jdbc;
        this.holds = holds;
        this.balances = balances;
        this.ids = ids;
    }

    /**
     * Posts a journal in the caller's transaction, which must roll back when this throws.
     *
     * @throws LedgerRefusal when an account's rule or a ceiling forbids it, when the fact was posted before, or when a hold
     *     was resolved before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Posted post(Posting posting, Instant occurredAt) {
        JournalId journal = new JournalId(ids.nextLong());
        List<Movement> movements = posting.lines().stream().map(this::movement).toList();
        insert(journal, posting, occurredAt);
        insert(journal, movements);
        Map<BalanceChange.Row, BalanceChange> changes = new TreeMap<>(YOUNGEST_FIRST);
        movements
                .forEach(movement -> movement.change((row, change) -> changes.merge(row, change, BalanceChange::plus)));
        changes.forEach((row, change) -> balances.add(row, change,
                posting.ceilings().getOrDefault(row.account(), Long.MAX_VALUE)));
        return new Posted(journal, movements.stream().map(Movement::id).toList());
    }

    /** What stands on an account now. */
    public Balance balance(Account account) {
        return balances.read(account);
    }

    /** What stands on an account that belongs to one owner; nobody else moves it before the transaction's end. */
    public Balance lock(Account account) {
        return balances.lock(account);
    }

    private Movement movement(Line line) {
        MovementId id = new MovementId(ids.nextLong());
        return switch (line) {
            case Line.Post post -> Movement.posted(id, post.debit(), post.credit(), post.amount());
            case Line.Hold hold -> Movement.hold(id, hold.debit(), hold.credit(), hold.amount());
            case Line.Capture capture -> holds.find(capture.hold()).capture(id, capture.amount());
            case Line.Release release -> holds.find(release.hold()).release(id);
        };
    }

    private void insert(JournalId journal, Posting posting, Instant occurredAt) {
        int inserted = jdbc.update(
                "insert ignore into pay_journal (id, kind, reference, occurred_at) values (?, ?, ?, ?)",
                journal.value(), posting.kind(), posting.reference(),
                UtcColumn.of(occurredAt));
        if (inserted == 0) {
            throw new LedgerRefusal(LedgerRefusal.Reason.POSTED_BEFORE, posting.kind() + " " + posting.reference());
        }
    }

    private void insert(JournalId journal, List<Movement> movements) {
        List<Object[]> rows = new ArrayList<>();
        for (Movement movement : movements) {
            Movement hold = movement.resolves();
            rows.add(new Object[]{movement.id().value(), journal.value(), movement.debit().id().value(),
                    movement.credit().id().value(), movement.debit().kind().currency().name(), movement.amount(),
                    movement.phase().name(), hold == null ? null : hold.id().value()});
        }
        String values = ", (?, ?, ?, ?, ?, ?, ?, ?)".repeat(rows.size()).substring(2);
        try {
            jdbc.update("""
                    insert into pay_movement
                        (id, journal_id, debit_account, credit_account, currency, amount, phase, resolves)
                    values %s
                    """.formatted(values), rows.stream().flatMap(Arrays::stream).toArray());
        } catch (DuplicateKeyException e) {
            throw new LedgerRefusal(LedgerRefusal.Reason.HOLD_RESOLVED, e);
        }
    }
}
