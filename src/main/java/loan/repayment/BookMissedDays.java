package loan.repayment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import loan.close.BookDay;
import loan.close.CloseDays;
import loan.close.LoansBehind;
import loan.contract.Contract;
import loan.contract.Contracts;
import loan.contract.Instalments;
import loan.contract.LoanId;
import loan.contract.TellLoan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.DatabaseFault;
import platform.time.BusinessDays;

/**
 * Books the days of loans that the close has passed over, in order, each in a transaction of its own that moves the loan's own next
 * day: what fell due on it falls due, what pay collected on it is booked, and it is closed. A loan that has come to where the
 * close is goes on with all others. For what fell due or was to be paid meanwhile pay is asked only then: none of these days is late.
 */
@Component
public class BookMissedDays {
    public static final int BATCH = 100;
    private static final Logger LOG = LoggerFactory.getLogger(BookMissedDays.class);

    private final LoansBehind behind;
    private final CloseDays days;
    private final Contracts contracts;
    private final FallDue fallDue;
    private final SettleInstalment settle;
    private final Repayments repayments;
    private final Instalments instalments;
    private final BookDay book;
    private final TellLoan tell;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BookMissedDays(LoansBehind behind, CloseDays days, Contracts contracts, FallDue fallDue, SettleInstalment settle,
            Repayments repayments, Instalments instalments, BookDay book, TellLoan tell,
            TransactionTemplate transaction, Clock clock) {
        this.behind = behind;
        this.days = days;
        this.contracts = contracts;
        this.fallDue = fallDue;
        this.settle = settle;
        this.repayments = repayments;
        this.instalments = instalments;
        this.book = book;
        this.tell = tell;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Tries some whose time to be tried has come; how many there were. */
    public int next() {
        List<LoanId> loans = Objects.requireNonNull(transaction.execute(_ -> behind.toTry(now(), BATCH)));
        loans.forEach(this::catchUp);
        return loans.size();
    }

    private void catchUp(LoanId loan) {
        try {
            while (Boolean.TRUE.equals(transaction.execute(_ -> bookDay(loan)))) {
                // There may be more.
            }
        } catch (RuntimeException e) {
            DatabaseFault.rethrow(e);
            LOG.warn("Loan {} is still behind", loan.value(), e);
            transaction.executeWithoutResult(_ -> behind.failedAgain(loan, e, now()));
        }
    }

    /** Whether it has another day. */
    private boolean bookDay(LoanId id) {
        Optional<LocalDate> closed = days.lastOf(id);
        contracts.hold(id);
        LoansBehind.BehindLoan at = behind.lock(id).orElse(null);
        if (at == null) {
            // Another instance was quicker.
            return false;
        }
        LocalDate day = at.nextDay();
        boolean caughtUp = closed.isEmpty() || day.isAfter(closed.get());
        Contract loan = fallDue.fall(inTurn(contracts.find(id).orElseThrow(), day), day);
        LoansBehind.Kept kept = at.kept();
        if (kept != null && (caughtUp || !collectedOn(kept).isAfter(day))) {
            loan = bookKept(loan, kept);
        }
        if (caughtUp || loan.status().isFinal()) {
            behind.caughtUp(id);
            return false;
        }
        book.book(day, List.of(loan));
        behind.advance(id, day.plusDays(1));
        return true;
    }

    /** An instance of a release that knows of no such loans may have let it fall due: its nights before that have no price any more. */
    private static Contract inTurn(Contract loan, LocalDate day) {
        if (!loan.status().isFinal() && loan.periodFrom().isAfter(day) && !loan.startedOn().isAfter(day)) {
            throw new IllegalStateException("its period began on %s already".formatted(loan.periodFrom()));
        }
        return loan;
    }

    private Contract bookKept(Contract loan, LoansBehind.Kept kept) {
        Repayment repayment = repayments.find(new RepaymentId(kept.repayment().value())).orElseThrow();
        // An instance of a release that knows of no such loans may have booked it.
        if (repayment.state() == RepaymentState.ASKED) {
            settle.collected(loan, repayment, kept.amount(), kept.at());
            if (collectedOn(kept).isBefore(LocalDate.ofInstant(now(), BusinessDays.SEOUL))) {
                // Pay would have been asked for the rest an hour later.
                instalments.unasked(loan.id());
            }
            tell.changed(loan.id(), now());
        }
        behind.forgetKept(loan.id());
        return contracts.find(loan.id()).orElseThrow();
    }

    private static LocalDate collectedOn(LoansBehind.Kept kept) {
        return LocalDate.ofInstant(kept.at(), BusinessDays.SEOUL);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
