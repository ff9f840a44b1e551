package loan.repayment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import loan.close.BookDay;
import loan.contract.Contract;
import loan.contract.Contracts;
import loan.contract.LoanId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes up for the days on which a loan stood still, because pay's answer was waited for: what fell due, falls due, and the
 * days that were closed meanwhile are booked.
 */
@Component
public class CatchUp {
    private final Contracts contracts;
    private final FallDue fallDue;
    private final BookDay book;

    CatchUp(Contracts contracts, FallDue fallDue, BookDay book) {
        this.contracts = contracts;
        this.fallDue = fallDue;
        this.book = book;
    }

    /**
     * Makes up for a locked loan's days.
     *
     * @param from the first of them
     * @param closed the last that is closed, as {@code CloseDays.lastOf} said, whose lock is held
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void makeUp(LoanId id, LocalDate from, Optional<LocalDate> closed) {
        book.forget(id, from);
        LocalDate last = closed.orElse(LocalDate.MIN);
        for (LocalDate day = from; !day.isAfter(last); day = day.plusDays(1)) {
            Contract loan = fallDue.fall(contracts.lock(id).orElseThrow(), day);
            if (loan.status().isRunning()) {
                book.book(day, List.of(loan));
            }
        }
        if (closed.isPresent()) {
            // The close that comes to it next takes it as it stands: what falls due on that day has fallen due by then.
            fallDue.fall(contracts.lock(id).orElseThrow(), last.plusDays(1));
        }
    }
}
