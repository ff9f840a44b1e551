package pay.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import platform.database.RowInsert;
import platform.time.UtcColumn;

/** Writes journals and their movements, many by one statement each. */
@Component
class Journals {
    private final RowInsert journals;
    private final RowInsert movements;

    Journals(JdbcTemplate jdbc) {
        journals = new RowInsert(jdbc, "pay_journal", "id", "kind", "reference", "occurred_at").passingOver();
        movements = new RowInsert(jdbc, "pay_movement", "id", "journal_id", "debit_account", "credit_account",
                "currency", "amount", "phase", "resolves", "expires_at");
    }

    /** @throws LedgerRefusal when the fact of any of them was posted before */
    void insert(List<Journal> entered, Instant occurredAt) {
        List<@Nullable Object[]> heads = new ArrayList<>(entered.size());
        List<@Nullable Object[]> rows = new ArrayList<>(entered.size());
        for (Journal journal : entered) {
            Posting posting = journal.posting();
            heads.add(new @Nullable Object[]{journal.id().value(), posting.kind(), posting.reference(),
                    UtcColumn.of(occurredAt)});
            journal.movements().forEach(movement -> rows.add(row(journal.id(), movement)));
        }
        if (journals.insert(heads) < heads.size()) {
            throw new LedgerRefusal(LedgerRefusal.Reason.POSTED_BEFORE,
                    entered.stream().map(Journal::fact).toList());
        }
        movements.insert(rows);
    }

    private static @Nullable Object[] row(JournalId journal, Movement movement) {
        Movement hold = movement.resolves();
        Instant until = movement.until();
        return new @Nullable Object[]{movement.id().value(), journal.value(), movement.debit().id().value(),
                movement.credit().id().value(), movement.debit().kind().currency().name(), movement.amount(),
                movement.phase().name(), hold == null ? null : hold.id().value(),
                until == null ? null : UtcColumn.of(until)};
    }
}
