package pay.ledger;

/** What one journal adds to one balance row; parts of it may be negative (a hold that ends). */
record BalanceChange(long debitPosted, long creditPosted, long debitPending, long creditPending, long postings) {
    static BalanceChange posted(boolean debit, long amount) {
        return new BalanceChange(debit ? amount : 0, debit ? 0 : amount, 0, 0, 1);
    }

    static BalanceChange pending(boolean debit, long amount) {
        return new BalanceChange(0, 0, debit ? amount : 0, debit ? 0 : amount, 0);
    }

    BalanceChange plus(BalanceChange other) {
        return new BalanceChange(Math.addExact(debitPosted, other.debitPosted),
                Math.addExact(creditPosted, other.creditPosted), Math.addExact(debitPending, other.debitPending),
                Math.addExact(creditPending, other.creditPending), postings + other.postings);
    }

    /** The same row (account and slot). */
    record Row(Account account, int slot) {}
}
