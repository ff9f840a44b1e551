package pay.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A journal to be posted.
 *
 * @param kind what business fact, UPPER_SNAKE, at most 32 characters
 * @param reference which one, at most 64 characters: kind and reference together are posted at most once
 * @param lines its movements, at least one
 * @param ceilings the most that some accounts may hold after it (credits, pending ones included, less debits)
 */
public record Posting(String kind, String reference, List<Line> lines, Map<Account, Long> ceilings) {
    public Posting {
        if (lines.isEmpty() || !kind.matches("[A-Z_]{1,32}") || !reference.matches("[0-9A-Za-z:._-]{1,64}")) {
            throw new IllegalArgumentException("Journal " + kind + " " + reference + " of " + lines.size() + " lines");
        }
        if (ceilings.keySet().stream().anyMatch(account -> account.kind().slots() > 1)) {
            throw new IllegalArgumentException("A ceiling needs a balance in one row");
        }
        lines = List.copyOf(lines);
        ceilings = Map.copyOf(ceilings);
    }

    public static Posting of(String kind, long reference, Line... lines) {
        return new Posting(kind, Long.toString(reference), List.of(lines), Map.of());
    }

    /** The same, with what comes at once to one account coming to another instead. */
    public Posting redirected(Account from, Account to) {
        return new Posting(kind, reference, lines.stream().map(line -> line instanceof Line.Post post
                && post.credit().equals(from) ? new Line.Post(post.debit(), to, post.amount()) : line).toList(),
                ceilings);
    }

    /** The same, refused when {@code account} would hold more than {@code most} after it. */
    public Posting within(Account account, long most) {
        Map<Account, Long> more = new HashMap<>(ceilings);
        more.put(account, most);
        return new Posting(kind, reference, lines, more);
    }
}
