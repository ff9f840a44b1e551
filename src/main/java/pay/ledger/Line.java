package pay.ledger;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** One movement to be posted. Amounts are in the smallest unit of the accounts' currency and positive. */
public sealed interface Line {
    /** Moves an amount at once. */
    record Post(Account debit, Account credit, long amount) implements Line {
        public Post {
            requireMovable(debit, credit, amount);
        }
    }

    /**
     * Sets an amount aside until its hold ends: it counts as gone from the debited account, and not yet as come to the
     * credited one.
     *
     * @param until from when it may expire; null: it never does
     */
    record Hold(Account debit, Account credit, long amount, @Nullable Instant until) implements Line {
        public Hold {
            requireMovable(debit, credit, amount);
        }

        /** One that never expires: somebody waits for an answer that decides. */
        public Hold(Account debit, Account credit, long amount) {
            this(debit, credit, amount, null);
        }
    }

    /** Resolves a hold. */
    sealed interface End extends Line {
        MovementId hold();
    }

    /** Posts a hold, whole or in part; the rest is released. */
    record Capture(MovementId hold, long amount) implements End {
        public Capture {
            if (amount <= 0) {
                throw new IllegalArgumentException("Amount " + amount);
            }
        }
    }

    /** Gives up a hold. */
    record Release(MovementId hold) implements End {}

    /** Ends a hold whose time is over. */
    record Expire(MovementId hold) implements End {}

    private static void requireMovable(Account debit, Account credit, long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("Amount " + amount);
        }
        if (debit.equals(credit) || debit.kind().currency() != credit.kind().currency()) {
            throw new IllegalArgumentException("From " + debit + " to " + credit);
        }
    }
}
