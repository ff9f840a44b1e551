package loan.contract;

import java.time.Instant;

import loan.events.LoanChanged;
import loan.events.LoanDisbursed;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;

/** Tells the other modules how a loan stands. */
@Component
public class TellLoan {
    private final Contracts contracts;
    private final Instalments instalments;
    private final DomainEvents events;
    private final Ids ids;

    TellLoan(Contracts contracts, Instalments instalments, DomainEvents events, Ids ids) {
        this.contracts = contracts;
        this.instalments = instalments;
        this.events = events;
        this.ids = ids;
    }

    /** It has changed: the newest version is how it stands. Call it last, the loan locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(LoanId id, Instant now) {
        contracts.count(id);
        Contract loan = contracts.find(id).orElseThrow();
        var next = loan.status().isFinal() ? null : instalments.firstUnpaid(id).orElse(null);
        events.publish(new LoanChanged(ids.next(), now, Tsid.of(id), loan.memberId(), loan.version(),
                loan.lenderName(), loan.productName(), loan.status().name(), loan.balance(),
                next == null ? null : next.dueOn(), next == null ? Won.ZERO : next.outstanding(),
                loan.overdueSince()));
    }

    /** The lender has paid out; told again until pay answers. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void disbursed(Contract loan, Instant now) {
        events.publish(new LoanDisbursed(ids.next(), now, Tsid.of(loan.id()), loan.memberId(), loan.lenderId(),
                loan.lenderName(), loan.productName(), loan.received(), loan.bankAccountId()));
    }
}
