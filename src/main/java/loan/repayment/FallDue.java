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
import loan.contract.EachLoan;
import loan.contract.Instalments;
import loan.contract.LoanId;
import loan.contract.LoanInstalment;
import loan.contract.TellLoan;
import loan.events.InstalmentPaid;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;

/**
 * Instalments whose day has come are to be collected, and their loans' next period begins. A loan of which that fails is behind from
 * that day on ({@link LoansBehind}).
 */
@Component
public class FallDue {
    static final int BATCH = 100;

    private final Contracts contracts;
    private final LoansBehind behind;
    private final Instalments instalments;
    private final TellLoan tell;
    private final DomainEvents events;
    private final Ids ids;
    private final EachLoan each;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FallDue(Contracts contracts, LoansBehind behind, Instalments instalments, TellLoan tell, DomainEvents events,
            Ids ids, EachLoan each, TransactionTemplate transaction, Clock clock) {
        this.contracts = contracts;
        this.behind = behind;
        this.instalments = instalments;
        this.tell = tell;
        this.events = events;
        this.ids = ids;
        this.each = each;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One batch; how many loans there were. */
    public int next(LocalDate day) {
        List<LoanId> loans = Objects.requireNonNull(transaction.execute(_ -> contracts.fallingDue(day, BATCH)));
        // Another instance may have done it meanwhile.
        each.run(loans,
                loan -> contracts.lock(loan).filter(locked -> locked.isFallingDue(day) && !behind.contains(loan))
                        .ifPresent(locked -> fall(locked, day)),
                (loan, failure) -> {
                    if (contracts.isFallingDue(loan, day)) {
                        behind.passOver(loan, day, failure, clock.instant().truncatedTo(ChronoUnit.MICROS));
                    }
                });
        return loans.size();
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
        instalments.due(loan.id()).stream().findFirst().ifPresentOrElse(
                oldest -> instalments.fallDueAfter(oldest, due.number()),
                () -> instalments.fallDue(loan.id(), due.number(), now));
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
