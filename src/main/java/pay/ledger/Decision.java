package pay.ledger;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import platform.web.DomainException;

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
     * @throws DomainException of a frozen account, since no use case may do anything about it
     * @throws LedgerRefusal when it was refused for another reason
     */
    public Posted orThrow() {
        if (refusal != null) {
            refusal.ofFrozenAccount().ifPresent(frozen -> {
                throw frozen;
            });
            throw refusal;
        }
        return Objects.requireNonNull(posted);
    }
}
