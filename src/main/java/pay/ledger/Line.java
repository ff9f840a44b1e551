package pay.ledger;

/** One movement to be posted. Amounts are in the smallest unit of the accounts' currency and positive. */
public sealed interface Line {
    /** Moves an amount at once. */
    record Post(Account debit, Account credit, long amount) implements Line {
        public Post {
            requireMovable(debit, credit, amount);
        }
    }

    /** Sets an amount aside until it is captured or released: it counts as gone from the debited account, and not yet as come to the credited one. */
    record Hold(Account debit, Account credit, long amount) implements Line {
        public Hold {
            requireMovable(debit, credit, amount);
        }
    }

    /** Posts a hold, whole or in part; the rest is released. */
    record Capture(MovementId hold, long amount) implements Line {
        public Capture {
            if (amount <= 0) {
                throw new IllegalArgumentException("Amount " + amount);
            }
        }
    }

    /** Gives up a hold. */
    record Release(MovementId hold) implements Line {}

    private static void requireMovable(Account debit, Account credit, long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("Amount " + amount);
        }
        if (debit.equals(credit) || debit.kind().currency() != credit.kind().currency()) {
            throw new IllegalArgumentException("From " + debit + " to " + credit);
        }
    }
}
