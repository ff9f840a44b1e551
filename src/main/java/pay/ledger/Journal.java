package pay.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/** The movements that a posting means; whether its accounts allow them is decided by {@link OpenBooks}. */
record Journal(JournalId id, Posting posting, List<Movement> movements) {
    /**
     * Makes them.
     *
     * @param holds those that the posting resolves
     * @throws LedgerRefusal when it resolves what is no hold, one twice, or lets one expire before its time
     */
    static Journal of(Posting posting, Map<MovementId, Movement> holds, Instant at, LongSupplier ids) {
        List<Movement> movements = new ArrayList<>(posting.lines().size());
        Set<MovementId> ends = new HashSet<>();
        for (Line line : posting.lines()) {
            MovementId id = new MovementId(ids.getAsLong());
            movements.add(switch (line) {
                case Line.Post post -> Movement.posted(id, post.debit(), post.credit(), post.amount());
                case Line.Hold hold -> Movement.hold(id, hold.debit(), hold.credit(), hold.amount(), hold.until());
                case Line.Capture capture -> held(capture, holds, ends).capture(id, capture.amount());
                case Line.Release release -> held(release, holds, ends).release(id);
                case Line.Expire expire -> held(expire, holds, ends).expire(id, at);
            });
        }
        return new Journal(new JournalId(ids.getAsLong()), posting, movements);
    }

    private static Movement held(Line.End end, Map<MovementId, Movement> holds, Set<MovementId> ends) {
        Movement hold = holds.get(end.hold());
        if (hold == null || !ends.add(end.hold())) {
            throw new LedgerRefusal(LedgerRefusal.Reason.HOLD_RESOLVED, end.hold());
        }
        return hold;
    }

    String fact() {
        return posting.kind() + ' ' + posting.reference();
    }
}
