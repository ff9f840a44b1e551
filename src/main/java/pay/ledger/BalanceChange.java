package pay.ledger;

import java.util.Comparator;

/** What one journal adds to one balance row; parts of it may be negative (a hold that ends). */
record BalanceChange(long debitPosted, long creditPosted, long debitPending, long creditPending, long postings) {
    static BalanceChange posted(boolean debit, long amount) {
        return new BalanceChange(debit ? amount : 0, debit ? 0 : amount, 0, 0, 1);
    }

    static BalanceChange pending(boolean debit, long amount) {
        return new BalanceChange(0, 0, debit ? amount : 0, debit ? 0 : amount, 0);
    }

    /** Credits that go from one row of an account to another of its rows. */
    static BalanceChange carried(long credits) {
        return new BalanceChange(0, credits, 0, 0, 0);
    }

    BalanceChange plus(BalanceChange other) {
        return new BalanceChange(Math.addExact(debitPosted, other.debitPosted),
                Math.addExact(creditPosted, other.creditPosted), Math.addExact(debitPending, other.debitPending),
                Math.addExact(creditPending, other.creditPending), postings + other.postings);
    }

    /** One of the rows that an account's balance is spread over. */
    record Row(Account account, int slot) {
        /** From the youngest account to the oldest: what everybody shares is locked last. */
        static final Comparator<Row> YOUNGEST_FIRST = Comparator
                .comparingLong((Row row) -> -row.account().id().value()).thenComparingInt(Row::slot);
    }
}
