package pay.ledger;

import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * One row of the ledger. A resolution names the hold that it ends.
 *
 * @param until from when a hold may expire; null: it never does
 */
record Movement(MovementId id, Phase phase, Account debit, Account credit, long amount, @Nullable Movement resolves,
        @Nullable Instant until) {
    enum Phase {
        POSTED, HOLD, CAPTURE, RELEASE, EXPIRE
    }

    static Movement posted(MovementId id, Account debit, Account credit, long amount) {
        return new Movement(id, Phase.POSTED, debit, credit, amount, null, null);
    }

    static Movement hold(MovementId id, Account debit, Account credit, long amount, @Nullable Instant until) {
        return new Movement(id, Phase.HOLD, debit, credit, amount, null, until);
    }

    Movement capture(MovementId by, long part) {
        if (part > amount) {
            throw new IllegalArgumentException("Captures " + part + " of " + amount);
        }
        return end(by, Phase.CAPTURE, part);
    }

    Movement release(MovementId by) {
        return end(by, Phase.RELEASE, amount);
    }

    Movement expire(MovementId by, Instant at) {
        if (until == null || at.isBefore(until)) {
            throw new LedgerRefusal(LedgerRefusal.Reason.HOLD_NOT_OVER, id);
        }
        return end(by, Phase.EXPIRE, amount);
    }

    private Movement end(MovementId by, Phase how, long part) {
        return new Movement(by, how, debit, credit, part, this, null);
    }

    /**
     * Tells what this adds to balance rows of both accounts.
     *
     * @param spread chooses the row of an account whose balance is spread; a hold and what ends it meet in the same one
     */
    void change(long spread, BiConsumer<BalanceChange.Row, BalanceChange> balances) {
        change(row(debit, true, spread), true, balances);
        change(row(credit, false, spread), false, balances);
    }

    /** Tells which rows must be locked for it: with a debit to be checked, all of the account's. */
    void rows(long spread, Consumer<BalanceChange.Row> rows) {
        boolean takes = phase == Phase.POSTED || phase == Phase.HOLD;
        if (takes && debit.kind().debitsAllRows()) {
            IntStream.range(0, debit.kind().slots()).forEach(slot -> rows.accept(new BalanceChange.Row(debit, slot)));
        } else {
            rows.accept(row(debit, true, spread));
        }
        rows.accept(row(credit, false, spread));
    }

    /** Tells what it takes from its debit's row that was not set aside before; negative: what it gives back to be taken. */
    void take(long spread, ObjLongConsumer<BalanceChange.Row> taken) {
        if (resolves == null) {
            taken.accept(row(debit, true, spread), amount);
        } else if (phase != Phase.CAPTURE) {
            taken.accept(row(debit, true, spread), -resolves.amount());
        }
    }

    /** Scatters ids over the rows of an account. */
    static long mixed(long id) {
        return Long.hashCode(id * 0x9E3779B97F4A7C15L);
    }

    private void change(BalanceChange.Row row, boolean side, BiConsumer<BalanceChange.Row, BalanceChange> balances) {
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

    private BalanceChange.Row row(Account account, boolean side, long spread) {
        MovementId hold = resolves == null ? id : resolves.id();
        return new BalanceChange.Row(account,
                account.kind().slotOf(side, phase == Phase.POSTED ? spread : mixed(hold.value())));
    }
}
