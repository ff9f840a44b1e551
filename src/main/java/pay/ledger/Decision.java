package pay.ledger;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** What became of one posting among several: posted, or refused. */
public record Decision(@Nullable Posted posted, @Nullable LedgerRefusal refusal) {
    static Decision posted(Posted posted) {
        return new Decision(posted, null);
    }

    static Decision refused(LedgerRefusal refusal) {
        return new Decision(null, refusal);
    }

    /**
     * What was posted.
     *
     * @throws LedgerRefusal when it was refused
     */
    public Posted orThrow() {
        if (refusal != null) {
            throw refusal;
        }
        return Objects.requireNonNull(posted);
    }
}
