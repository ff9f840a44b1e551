package loan.close;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import loan.contract.Contract;
import loan.contract.Contracts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Closes a day batch by batch. Each batch moves the row of its day in the transaction that books its loans, and holds that
 * row's lock meanwhile: cut off anywhere, it goes on where it stopped, on any instance, and no loan's day is booked twice.
 */
@Service
public class DailyClose {
    static final int BATCH = 1_000;

    private final CloseDays days;
    private final Contracts contracts;
    private final BookDay book;
    private final Clock clock;

    DailyClose(CloseDays days, Contracts contracts, BookDay book, Clock clock) {
        this.days = days;
        this.contracts = contracts;
        this.book = book;
        this.clock = clock;
    }

    /** Makes the row of a day, so that there is something to lock. */
    @Transactional
    public void begin(LocalDate day) {
        days.begin(day, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** Books one batch of the day that was begun last; whether there may be more. */
    @Transactional
    public boolean next() {
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
    }
}
