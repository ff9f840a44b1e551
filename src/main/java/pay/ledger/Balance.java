package pay.ledger;

/**
 * What stands on an account.
 *
 * @param postings how many posted movements (holds and their ends without a capture do not count) have touched it
 */
public record Balance(long debitPosted, long creditPosted, long debitPending, long creditPending, long postings) {
    static final Balance ZERO = new Balance(0, 0, 0, 0, 0);

    /** Credits less debits, pending ones left out. */
    public long credit() {
        return creditPosted - debitPosted;
    }

    /** What can be debited: credits less debits, pending debits included. */
    public long available() {
        return creditPosted - debitPosted - debitPending;
    }

    /** The most that it can come to: credits, pending ones included, less posted debits. */
    public long expected() {
        return creditPosted + creditPending - debitPosted;
    }

    Balance plus(Balance other) {
        return plus(new BalanceChange(other.debitPosted, other.creditPosted, other.debitPending, other.creditPending,
                other.postings));
    }

    Balance plus(BalanceChange change) {
        return new Balance(Math.addExact(debitPosted, change.debitPosted()),
                Math.addExact(creditPosted, change.creditPosted()), Math.addExact(debitPending, change.debitPending()),
                Math.addExact(creditPending, change.creditPending()), postings + change.postings());
    }
}
