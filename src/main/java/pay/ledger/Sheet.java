package pay.ledger;

/** A balance row as its transaction sees it, and the rules that it is held to. */
record Sheet(Guard guard, Balance balance) {
    Sheet plus(BalanceChange change) {
        Balance sum = balance.plus(change);
        if (sum.debitPosted() < 0 || sum.creditPosted() < 0 || sum.debitPending() < 0 || sum.creditPending() < 0) {
            throw new IllegalStateException("A side of a balance cannot be negative: " + sum);
        }
        return new Sheet(guard, sum);
    }

    /** By how much the guarded side is exceeded; 0 when it is not. */
    long missing() {
        return switch (guard) {
            case NONE -> 0;
            case CREDIT, FROZEN -> Math.max(0, -balance.available());
            case DEBIT -> Math.max(0, balance.expected());
        };
    }

    /** Credits that another row of the account may take over. */
    long spare() {
        return Math.max(0, balance.available());
    }
}
