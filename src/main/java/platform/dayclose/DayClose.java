package platform.dayclose;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.ConflictRetry;
import platform.database.LockConflict;
import platform.database.OutOfService;
import platform.ops.ManualCases;
import platform.time.BusinessDays;

/**
 * Closes the days of a book's accounts. Each batch moves the row of its day in the transaction that closes its accounts, and holds
 * that row's lock meanwhile: cut off anywhere, it goes on where it stopped, on any instance, and no account's day is closed twice. An
 * account that cannot be closed does not keep the others: it is passed over, is a case for an operator, and the next day's run tries again.
 */
public final class DayClose<A> {
    public static final int BATCH = 100;
    private static final Logger LOG = LoggerFactory.getLogger(DayClose.class);

    /** In days: a few business days are fewer, with the longest holidays between them. */
    private static final int LATEST_PAYOUT = 15;

    private final DayBook<A> book;
    private final DayRuns runs;
    private final TransactionTemplate transaction;
    private final BusinessDays businessDays;
    private final Clock clock;

    /** Of a book. */
    public DayClose(DayBook<A> book, JdbcClient jdbc, TransactionTemplate transaction, BusinessDays businessDays,
            Clock clock) {
        this.book = book;
        this.runs = new DayRuns(jdbc, book);
        this.transaction = transaction;
        this.businessDays = businessDays;
        this.clock = clock;
    }

    /** The days' runs. */
    public List<DayRun> newestFirst(int most) {
        return runs.newestFirst(most);
    }

    /** The newest run, when it has passed over somebody; who that was is in the log. */
    public ManualCases cases(String kind) {
        return new ManualCases(kind, () -> newestFirst(1).stream().mapToLong(DayRun::failed).sum(),
                most -> newestFirst(1).stream().filter(run -> run.failed() > 0)
                        .map(run -> new ManualCases.Case(run.day().toString(), run.begunAt(),
                                run.failed() + " " + book.whose + "s"))
                        .toList());
    }

    /**
     * Closes the days up to and including this one, those that were missed in their order. The first day of all is this one: nobody
     * closed one before it.
     */
    public void closeUntil(LocalDate last) {
        LocalDate day = newestFirst(1).stream().findFirst()
                .map(newest -> newest.isFinished() ? newest.day().plusDays(1) : newest.day()).orElse(last);
        for (; !day.isAfter(last); day = day.plusDays(1)) {
            if (!businessDays.isKnown(day.plusDays(LATEST_PAYOUT))) {
                throw new IllegalStateException("Nobody can be paid out after " + day + ": its holidays are not known");
            }
            begin(day);
            while (nextTogetherOrAlone()) {
                // There may be more.
            }
        }
    }

    /** Makes the row of a day, so that there is something to lock. No line is counted for it from now on. */
    public void begin(LocalDate day) {
        run(() -> runs.begin(day, now()));
        // All who have a line of the day are known then. In a transaction of its own: who writes a line waits for the gate, and not for this.
        run(book::know);
    }

    /** Closes the next batch of the day that was begun last; whether there may be more. */
    public boolean next() {
        return call(() -> {
            DayRun run = runs.lockNewest();
            if (run.isFinished()) {
                return false;
            }
            List<A> batch = book.lockAfter(run.last(), BATCH);
            if (batch.isEmpty()) {
                runs.finish(run, now());
                return false;
            }
            runs.advance(run, book.id(batch.getLast()), batch.size(), book.close(run.day(), batch), 0);
            return true;
        });
    }

    private boolean nextTogetherOrAlone() {
        try {
            return next();
        } catch (RuntimeException e) {
            requireFaultOfAnAccount(e);
            LOG.warn("The batch of {}s cannot be closed together: each by itself", book.whose, e);
            return eachAlone();
        }
    }

    private boolean eachAlone() {
        for (int i = 0; i < BATCH; i++) {
            Optional<Turn> turn = turn();
            if (turn.isEmpty()) {
                return next();
            }
            alone(turn.get());
        }
        return true;
    }

    private void alone(Turn turn) {
        try {
            onTurn(turn, (run, account) -> runs.advance(run, turn.account, 1, book.closeAlone(run.day(), account), 0));
        } catch (RuntimeException e) {
            requireFaultOfAnAccount(e);
            LOG.error("The {} of {} {} cannot be closed; the next day's run tries again", turn.day, book.whose,
                    turn.account, e);
            onTurn(turn, (run, _) -> runs.advance(run, turn.account, 1, 0, 1));
        }
    }

    /** An account that is the next in a day's run. */
    private record Turn(LocalDate day, long account) {}

    /** Whose turn it is; empty when the day is done. */
    private Optional<Turn> turn() {
        return call(() -> {
            DayRun run = runs.lockNewest();
            return lockNext(run).map(account -> turn(run, account));
        });
    }

    /** Does it in a transaction, unless it is not their turn any more: another instance may have gone on meanwhile. */
    private void onTurn(Turn turn, BiConsumer<DayRun, A> work) {
        run(() -> {
            DayRun run = runs.lockNewest();
            lockNext(run).filter(account -> turn(run, account).equals(turn))
                    .ifPresent(account -> work.accept(run, account));
        });
    }

    private Optional<A> lockNext(DayRun run) {
        return run.isFinished() ? Optional.empty() : book.lockAfter(run.last(), 1).stream().findFirst();
    }

    private Turn turn(DayRun run, A account) {
        return new Turn(run.day(), book.id(account));
    }

    /** What comes of the database, of a full pool or of a shutdown is nobody's fault: the run goes on from there when it is asked again. */
    private static void requireFaultOfAnAccount(RuntimeException e) {
        if (e instanceof TransientDataAccessException || e instanceof RecoverableDataAccessException
                || e instanceof NonTransientDataAccessResourceException || e instanceof TransactionException
                || LockConflict.isIn(e) || OutOfService.isIn(e)) {
            throw e;
        }
    }

    private void run(Runnable work) {
        ConflictRetry.run(() -> transaction.executeWithoutResult(_ -> work.run()));
    }

    private <T> T call(Supplier<T> work) {
        return Objects.requireNonNull(ConflictRetry.call(() -> transaction.execute(_ -> work.get())));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
