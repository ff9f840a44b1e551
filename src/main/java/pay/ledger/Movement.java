package pay.ledger;

import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/** One row of the ledger. A resolution names the hold that it ends. */
record Movement(MovementId id, Phase phase, Account debit, Account credit, long amount, @Nullable Movement resolves) {
    enum Phase {
        POSTED, HOLD, CAPTURE, RELEASE
    }

    static Movement posted(MovementId id, Account debit, Account credit, long amount) {
        return new Movement(id, Phase.POSTED, debit, credit, amount, null);
    }

    static Movement hold(MovementId id, Account debit, Account credit, long amount) {
        return new Movement(id, Phase.HOLD, debit, credit, amount, null);
    }

    Movement capture(MovementId by, long part) {
        if (part > amount) {
            throw new IllegalArgumentException("Captures " + part + " of " + amount);
        }
        return new Movement(by, Phase.CAPTURE, debit, credit, part, this);
    }

    Movement release(MovementId by) {
        return new Movement(by, Phase.RELEASE, debit, credit, amount, this);
    }

    /** Tells what this adds to the balance rows of both accounts. */
    void change(BiConsumer<BalanceChange.Row, BalanceChange> balances) {
        change(debit, true, balances);
        change(credit, false, balances);
    }

    private void change(Account account, boolean side, BiConsumer<BalanceChange.Row, BalanceChange> balances) {
        MovementId counted = resolves == null ? id : resolves.id();
        BalanceChange.Row row = new BalanceChange.Row(account, account.kind().slotOf(counted));
        if (phase == Phase.POSTED || phase == Phase.CAPTURE) {
            balances.accept(row, BalanceChange.posted(side, amount));
        }
        if (phase == Phase.HOLD) {
            balances.accept(row, BalanceChange.pending(side, amount));
        }
        if (resolves != null) {
            balances.accept(row, BalanceChange.pending(side, -resolves.amount()));
        }
    }
}
