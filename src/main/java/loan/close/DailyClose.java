package loan.close;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import loan.contract.Contract;
import loan.contract.Contracts;
import loan.contract.LoanId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import platform.dayclose.Turns;

/**
 * Closes a day batch by batch. Each batch moves the row of its day in the transaction that books its loans, and holds that
 * row's lock meanwhile: cut off anywhere, it goes on where it stopped, on any instance, and no loan's day is booked twice. A loan
 * whose day cannot be booked does not keep the others: it is passed over, and is behind from that day on ({@link LoansBehind}).
 */
@Service
public class DailyClose {
    static final int BATCH = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(DailyClose.class);

    private final CloseDays days;
    private final Contracts contracts;
    private final LoansBehind behind;
    private final BookDay book;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DailyClose(CloseDays days, Contracts contracts, LoansBehind behind, BookDay book, TransactionTemplate transaction,
            Clock clock) {
        this.days = days;
        this.contracts = contracts;
        this.behind = behind;
        this.book = book;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A loan that is the next in a day's close. */
    private record Turn(LocalDate day, LoanId loan) {}

    /** Makes the row of a day, so that there is something to lock. */
    public void begin(LocalDate day) {
        transaction.executeWithoutResult(_ -> days.begin(day, now()));
    }

    /** Books one batch of the day that was begun last; whether there may be more. */
    public boolean next() {
        return Turns.next("Loans of a day", this::together, BATCH, () -> inTransaction(this::turn), this::alone,
                this::passOver);
    }

    private boolean together() {
        return inTransaction(() -> {
            CloseDays.CloseDay open = days.lockNewest().orElseThrow();
            if (open.finished()) {
                return false;
            }
            List<Contract> loans = contracts.running(open.last(), BATCH);
            book.book(open.day(), loans);
            if (loans.isEmpty()) {
                days.finish(open.day(), clock.instant());
                return false;
            }
            days.advance(open.day(), loans.getLast().id(), loans.size());
            return true;
        });
    }

    private void alone(Turn turn) {
        onTurn(turn, () -> {
            book.book(turn.day, List.of(contracts.find(turn.loan).orElseThrow()));
            days.advance(turn.day, turn.loan, 1);
        });
    }

    private void passOver(Turn turn, RuntimeException cause) {
        LOG.error("The {} of loan {} cannot be booked; it is tried again", turn.day, turn.loan.value(), cause);
        onTurn(turn, () -> {
            behind.passOver(turn.loan, turn.day, cause, now());
            days.passOver(turn.day, turn.loan);
        });
    }

    /** Whose turn it is; empty when the day is done. */
    private Optional<Turn> turn() {
        CloseDays.CloseDay open = days.lockNewest().orElseThrow();
        return open.finished()
                ? Optional.empty()
                : contracts.nextRunning(open.last()).map(loan -> new Turn(open.day(), loan));
    }

    /** Does it with the loan locked, unless it is not its turn any more: another instance may have gone on meanwhile, or it waits for pay. */
    private void onTurn(Turn turn, Runnable work) {
        transaction.executeWithoutResult(_ -> {
            days.lockNewest();
            contracts.hold(turn.loan);
            turn().filter(turn::equals).ifPresent(_ -> work.run());
        });
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
