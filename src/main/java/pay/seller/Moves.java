package pay.seller;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import pay.ledger.Account;
import pay.ledger.Line;

/** Movements that bring some accounts to what they are to get, out of what others give: as few as that takes. */
final class Moves {
    private final Deque<Part> givers = new ArrayDeque<>();
    private final Deque<Part> takers = new ArrayDeque<>();

    private record Part(Account account, long amount) {}

    /** An account gets an amount; it gives what is negative. */
    Moves to(Account account, long amount) {
        if (amount != 0) {
            (amount < 0 ? givers : takers).add(new Part(account, Math.abs(amount)));
        }
        return this;
    }

    /** The movements. All that is given is taken. */
    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        while (!givers.isEmpty() && !takers.isEmpty()) {
            Part giver = givers.remove();
            Part taker = takers.remove();
            long amount = Math.min(giver.amount, taker.amount);
            lines.add(new Line.Post(giver.account, taker.account, amount));
            if (giver.amount > amount) {
                givers.addFirst(new Part(giver.account, giver.amount - amount));
            }
            if (taker.amount > amount) {
                takers.addFirst(new Part(taker.account, taker.amount - amount));
            }
        }
        if (!givers.isEmpty() || !takers.isEmpty()) {
            throw new IllegalArgumentException("Given " + givers + ", taken " + takers);
        }
        return lines;
    }
}
