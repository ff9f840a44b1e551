package pay.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.web.DomainException;

/**
 * Posts journals, one or many with the same few statements: the balance rows are locked from the youngest account to the
 * oldest, {@link OpenBooks} decides, then journals, movements and balances are written by one statement each. Call it as the
 * last of a use case that locks anything.
 */
@Component
public class Ledger {
    /** How far apart the rows of two instances begin: each has two lanes. */
    private static final int ROWS_OF_AN_INSTANCE = 2;

    private final Holds holds;
    private final Balances balances;
    private final Journals journals;
    private final Ids ids;

    Ledger(Holds holds, Balances balances, Journals journals, Ids ids) {
        this.holds = holds;
        this.balances = balances;
        this.journals = journals;
        this.ids = ids;
    }

    /**
     * Posts a journal in the caller's transaction, which must roll back when this throws.
     *
     * @throws LedgerRefusal when an account's rule or a ceiling forbids it, when the fact was posted before, or when a hold
     *     was resolved before
     * @throws DomainException {@code WALLET_FROZEN} or {@code PAYABLE_FROZEN} when it takes from a frozen account
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Posted post(Posting posting, Instant occurredAt) {
        return postAll(List.of(posting), occurredAt).getFirst();
    }

    /** Posts several journals as {@link #post} does one: all of them, or the transaction must roll back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Posted> postAll(List<Posting> postings, Instant occurredAt) {
        return postEach(postings, occurredAt, Movement.mixed(ids.nextLong())).stream().map(Decision::orThrow).toList();
    }

    /**
     * Posts several journals, each of them or not by itself; what is decided counts for those after it.
     *
     * @param lane chooses among the rows of accounts whose balance is spread: who posts beside another takes another, and
     *     instances do by themselves
     * @return one decision for each, in their order
     * @throws LedgerRefusal when another transaction posted one of the facts before: nothing of all of them stands, and the
     *     transaction must roll back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Decision> postEach(List<Posting> postings, Instant occurredAt, long lane) {
        long spread = lane + (long) ROWS_OF_AN_INSTANCE * ids.node();
        Map<MovementId, Movement> holds = this.holds.find(postings.stream().flatMap(posting -> posting.lines().stream())
                .filter(Line.End.class::isInstance).map(line -> ((Line.End) line).hold()).collect(Collectors.toSet()));
        List<Draft> drafts = postings.stream().map(posting -> draft(posting, holds, occurredAt)).toList();
        NavigableSet<BalanceChange.Row> rows = new TreeSet<>(BalanceChange.Row.YOUNGEST_FIRST);
        drafts.stream().flatMap(draft -> Optional.ofNullable(draft.journal()).stream())
                .forEach(journal -> journal.movements().forEach(movement -> movement.rows(spread, rows::add)));
        if (rows.isEmpty()) {
            return drafts.stream().map(draft -> Decision.refused(Objects.requireNonNull(draft.refusal()))).toList();
        }
        OpenBooks books = new OpenBooks(balances.lock(rows), this.holds.resolved(holds.keySet()));
        List<Journal> entered = new ArrayList<>(postings.size());
        List<Decision> decisions = drafts.stream().map(draft -> decide(draft, books, spread, entered)).toList();
        if (!entered.isEmpty()) {
            journals.insert(entered, occurredAt);
            balances.write(books.changed());
        }
        return decisions;
    }

    /** A journal to be decided, unless its holds forbid it already. */
    private record Draft(@Nullable Journal journal, @Nullable LedgerRefusal refusal) {}

    private Draft draft(Posting posting, Map<MovementId, Movement> holds, Instant at) {
        try {
            return new Draft(Journal.of(posting, holds, at, ids::nextLong), null);
        } catch (LedgerRefusal refusal) {
            return new Draft(null, refusal);
        }
    }

    private static Decision decide(Draft draft, OpenBooks books, long spread, List<Journal> entered) {
        Journal journal = draft.journal();
        if (journal == null) {
            return Decision.refused(Objects.requireNonNull(draft.refusal()));
        }
        try {
            books.enter(journal, spread);
        } catch (LedgerRefusal refusal) {
            return Decision.refused(refusal);
        }
        entered.add(journal);
        return Decision.posted(new Posted(journal.id(), journal.movements().stream().map(Movement::id).toList(),
                books.balances(journal)));
    }

    /** Lets nothing more be taken from an account: whatever posts after this commits is refused, holds that stand stay. */
    public void freeze(Account account) {
        if (account.kind().guard() != Guard.CREDIT) {
            throw new IllegalArgumentException("Nobody is owed what stands on " + account);
        }
        balances.guard(account, Guard.FROZEN);
    }

    /** Ends a freeze. */
    public void thaw(Account account) {
        balances.guard(account, account.kind().guard());
    }

    /** What stands on an account now. */
    public Balance balance(Account account) {
        return balances.read(account);
    }

    /**
     * Refuses a payer what an account has not got now, by a look that locks nothing: for whoever sets something else aside before a
     * posting decides, and would have to undo that.
     *
     * @throws DomainException as {@link LedgerRefusal#toPayer} says it
     */
    public void requireCovered(Account account, long amount) {
        if (balance(account).available() < amount) {
            throw new LedgerRefusal(LedgerRefusal.Reason.SHORT, account.kind()).toPayer();
        }
    }

    /** What stands on an account; nobody else moves it before the transaction's end. */
    public Balance lock(Account account) {
        return balances.lock(account);
    }

    /** What stands on each of some accounts now. */
    public Map<Account, Balance> balances(Collection<Account> accounts) {
        return balances.readEach(accounts);
    }

    /** What stands on each of some accounts; nobody else moves them before the transaction's end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Account, Balance> lockEach(Collection<Account> accounts) {
        NavigableSet<BalanceChange.Row> rows = new TreeSet<>(BalanceChange.Row.YOUNGEST_FIRST);
        accounts.forEach(account -> IntStream.range(0, account.kind().slots())
                .forEach(slot -> rows.add(new BalanceChange.Row(account, slot))));
        Map<Account, Balance> sums = new HashMap<>();
        balances.lock(rows).forEach((row, sheet) -> sums.merge(row.account(), sheet.balance(), Balance::plus));
        return sums;
    }
}
