package platform.dayclose;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.ConflictRetry;
import platform.database.DatabaseFault;
import platform.ops.ManualCases;
import platform.time.BusinessDays;

/**
 * Closes the days of a book's accounts. Each batch moves the row of its day in the transaction that closes its accounts, and holds
 * that row's lock meanwhile: cut off anywhere, it goes on where it stopped, on any instance, and no account's day is closed twice. An
 * account that cannot be closed does not keep the others: it is passed over, is a case for an operator, and is tried again each hour and by
 * the next day's run.
 */
public final class DayClose<A> {
    public static final int BATCH = 100;
    private static final Logger LOG = LoggerFactory.getLogger(DayClose.class);

    /** In days: a few business days are fewer, with the longest holidays between them. */
    static final int LATEST_PAYOUT = 15;
    /** In days: a release with the holidays of another year takes some time. */
    static final int WARNING = 60;
    static final Duration AGAIN = Duration.ofHours(1);

    private final DayBook<A> book;
    private final DayRuns runs;
    private final PassedOver passedOver;
    private final TransactionTemplate transaction;
    private final BusinessDays businessDays;
    private final Clock clock;

    /** Of a book. */
    public DayClose(DayBook<A> book, JdbcClient jdbc, TransactionTemplate transaction, BusinessDays businessDays,
            Clock clock) {
        this.book = book;
        this.runs = new DayRuns(jdbc, book);
        this.passedOver = new PassedOver(jdbc, book);
        this.transaction = transaction;
        this.businessDays = businessDays;
        this.clock = clock;
    }

    /** The days' runs. */
    public List<DayRun> newestFirst(int most) {
        return runs.newestFirst(most);
    }

    /**
     * Who was passed over and is not closed yet; the newest day, when others were passed over on it; and a day that nobody can begin, or will
     * be able to before long.
     */
    public ManualCases cases(String kind) {
        return new ManualCases(kind, () -> passedOver.count() + days().count(),
                most -> Stream.concat(days(), passedOver.oldestFirst(most).stream()
                        .map(one -> new ManualCases.Case(Long.toString(one.account()), one.since(),
                                "day %s: %s".formatted(one.day(), one.cause()))))
                        .limit(most).toList());
    }

    private Stream<ManualCases.Case> days() {
        return Stream.concat(daysWithoutHolidays(), daysOfUnnamed());
    }

    /** The release before, which may run beside this one, has no rows of whom it passes over. */
    private Stream<ManualCases.Case> daysOfUnnamed() {
        return newestFirst(1).stream().filter(run -> run.failed() > 0).flatMap(run -> {
            long unnamed = run.failed() - passedOver.count();
            return unnamed <= 0
                    ? Stream.empty()
                    : Stream.of(new ManualCases.Case(run.day().toString(), run.begunAt(),
                            "passed over %d more, which the log alone names".formatted(unnamed)));
        });
    }

    private Stream<ManualCases.Case> daysWithoutHolidays() {
        Optional<DayRun> newest = newestFirst(1).stream().findFirst();
        LocalDate next = newest.map(DayClose::dayToGoOnWith).orElseGet(businessDays::today);
        return businessDays.isKnown(next.plusDays(LATEST_PAYOUT + WARNING))
                ? Stream.empty()
                : Stream.of(new ManualCases.Case(next.toString(), newest.map(DayRun::begunAt).orElseGet(this::now),
                        isPlannable(next)
                                ? "holidays of the days to come are not known"
                                : "not begun: its holidays are not known"));
    }

    /** Whether its payouts can be planned. */
    private boolean isPlannable(LocalDate day) {
        return businessDays.isKnown(day.plusDays(LATEST_PAYOUT));
    }

    /** The next that is to be gone on with. */
    private static LocalDate dayToGoOnWith(DayRun newest) {
        return newest.isFinished() ? newest.day().plusDays(1) : newest.day();
    }

    /**
     * Closes the days up to and including this one, those that were missed in their order. The first day of all is this one: nobody
     * closed one before it. Who was passed over is tried again before.
     */
    public void closeUntil(LocalDate last) {
        tryAgain();
        LocalDate day = newestFirst(1).stream().findFirst().map(DayClose::dayToGoOnWith).orElse(last);
        for (; !day.isAfter(last); day = day.plusDays(1)) {
            if (!isPlannable(day)) {
                throw new IllegalStateException("Nobody can be paid out after " + day + ": its holidays are not known");
            }
            begin(day);
            while (nextTogetherOrAlone()) {
                // There may be more.
            }
        }
    }

    /** The day that was closed last is closed of those who were passed over, unless that was tried within the hour. */
    private void tryAgain() {
        for (long account : passedOver.notTriedSince(now().minus(AGAIN), BATCH)) {
            try {
                run(() -> makeUp(account));
            } catch (RuntimeException e) {
                DatabaseFault.rethrow(e);
                LOG.error("{} {} can still not be closed", book.whose, account, e);
                run(() -> passedOver.triedAgain(account, e, now()));
            }
        }
    }

    private void makeUp(long account) {
        DayRun run = runs.lockNewest();
        // A run that is under way may come to it yet.
        if (account <= run.last() && passedOver.remove(account, account)) {
            runs.madeUp(run, book.lockAfter(account - 1, 1).stream().filter(one -> book.id(one) == account)
                    .mapToInt(one -> book.closeAlone(run.day(), one)).sum());
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
            long last = book.id(batch.getLast());
            runs.advance(run, last, batch.size(), book.close(run.day(), batch), 0);
            passedOver.remove(book.id(batch.getFirst()), last);
            return true;
        });
    }

    private boolean nextTogetherOrAlone() {
        return Turns.next("A day of " + book.whose + "s", this::next, BATCH, this::turn, this::alone, this::passOver);
    }

    private void alone(Turn turn) {
        onTurn(turn, (run, account) -> {
            runs.advance(run, turn.account, 1, book.closeAlone(run.day(), account), 0);
            passedOver.remove(turn.account, turn.account);
        });
    }

    private void passOver(Turn turn, RuntimeException cause) {
        LOG.error("The {} of {} {} cannot be closed; it is tried again in an hour", turn.day, book.whose,
                turn.account, cause);
        onTurn(turn, (run, _) -> {
            runs.advance(run, turn.account, 1, 0, 1);
            passedOver.add(turn.account, run.day(), cause, now());
        });
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
