package loan.repayment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import loan.close.LoansBehind;
import loan.contract.Contract;
import loan.contract.Contracts;
import loan.contract.Instalments;
import loan.contract.LoanId;
import loan.contract.LoanInstalment;
import loan.contract.TellLoan;
import loan.events.InstalmentPaid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.PassingFailure;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;

/**
 * Instalments whose day has come are to be collected, and their loans' next period begins. A loan of which that fails is passed over as
 * by the close ({@link LoansBehind}).
 */
@Component
public class FallDue {
    static final int BATCH = 100;
    private static final Logger LOG = LoggerFactory.getLogger(FallDue.class);

    private final Contracts contracts;
    private final LoansBehind behind;
    private final Instalments instalments;
    private final TellLoan tell;
    private final DomainEvents events;
    private final Ids ids;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FallDue(Contracts contracts, LoansBehind behind, Instalments instalments, TellLoan tell, DomainEvents events,
            Ids ids, TransactionTemplate transaction, Clock clock) {
        this.contracts = contracts;
        this.behind = behind;
        this.transaction = transaction;
        this.instalments = instalments;
        this.tell = tell;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** One batch in one transaction, or each loan in its own when one of them is at fault; how many loans there were. */
    public int next(LocalDate day) {
        try {
            return Objects.requireNonNull(transaction.execute(_ -> together(day)));
        } catch (RuntimeException e) {
            requireFaultOfALoan(e);
            LOG.warn("The instalments of loans cannot fall due together: each by itself", e);
            List<LoanId> loans = Objects.requireNonNull(transaction.execute(_ -> contracts.fallingDue(day, BATCH)));
            loans.forEach(loan -> alone(loan, day));
            return loans.size();
        }
    }

    private int together(LocalDate day) {
        List<Contract> loans = contracts.lockFallingDue(day, BATCH);
        loans.forEach(loan -> fall(loan, day));
        return loans.size();
    }

    private void alone(LoanId loan, LocalDate day) {
        try {
            onlyIfFalling(loan, day, () -> fall(contracts.find(loan).orElseThrow(), day));
        } catch (RuntimeException e) {
            requireFaultOfALoan(e);
            LOG.error("No instalment of loan {} can fall due on {}; it is tried again", loan.value(), day, e);
            onlyIfFalling(loan, day,
                    () -> behind.passOver(loan, day, e, clock.instant().truncatedTo(ChronoUnit.MICROS)));
        }
    }

    /** Another instance may have done it meanwhile. */
    private void onlyIfFalling(LoanId loan, LocalDate day, Runnable work) {
        transaction.executeWithoutResult(_ -> {
            if (contracts.isFallingDue(loan, day)) {
                work.run();
            }
        });
    }

    private static void requireFaultOfALoan(RuntimeException e) {
        if (PassingFailure.isIn(e)) {
            throw e;
        }
    }

    /** All instalments of a locked loan up to a day; the loan as it stands then. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Contract fall(Contract loan, LocalDate day) {
        Contract now = loan;
        for (LocalDate due = now.nextDueOn(); due != null && !due.isAfter(day); due = now.nextDueOn()) {
            fallOne(now);
            now = contracts.find(loan.id()).orElseThrow();
        }
        return now;
    }

    private void fallOne(Contract loan) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LoanInstalment due = instalments.find(loan.id(), loan.nextNumber()).orElseThrow();
        Optional<LoanInstalment> next = instalments.find(loan.id(), loan.nextNumber() + 1);
        boolean first = instalments.due(loan.id()).isEmpty();
        instalments.fallDue(loan.id(), due.number(), first ? now : null);
        contracts.beginPeriod(loan.id(), due.dueOn(), due.balance(), loan.nextNumber() + 1,
                next.map(LoanInstalment::dueOn).orElse(null),
                loan.amortisation().aheadAfter(loan.ahead(), loan.level(), due.interest().amount(),
                        due.number() <= loan.grace()));
        if (!due.outstanding().isPositive()) {
            // All of it was paid ahead.
            instalments.paid(loan.id(), due.number(), now);
            events.publish(new InstalmentPaid(ids.next(), now, Tsid.of(loan.id()), loan.memberId(), due.number(),
                    due.dueOn(), due.outstanding(), loan.balance()));
            tell.changed(loan.id(), now);
        }
    }
}
