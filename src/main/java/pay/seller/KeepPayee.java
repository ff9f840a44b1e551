package pay.seller;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.AccountNumber;
import pay.bank.BankCode;
import pay.bank.KeepPayeeAccount;
import pay.events.PayeeVerified;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;

/** Keeps where a seller is paid out to, and tells commerce. */
@Component
class KeepPayee {
    private final SellerPayees payees;
    private final KeepPayeeAccount accounts;
    private final AuditLog audit;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    KeepPayee(SellerPayees payees, KeepPayeeAccount accounts, AuditLog audit, DomainEvents events, Ids ids,
            Clock clock) {
        this.payees = payees;
        this.accounts = accounts;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** Keeps it. From now on commerce names the new account; payouts that were asked for before go to the old one. */
    @RetriedOnConflict
    @Transactional
    public void keep(Tsid seller, StaffCaller by, BankCode bank, AccountNumber number, String holder) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Tsid id = ids.next();
        payees.add(new SellerPayees.Payee(id, seller, accounts.keep(seller, bank, number), holder, now),
                by.staffId());
        audit.record(AuditActor.of(by), "pay.seller-payee-entered", "seller", seller);
        events.publish(new PayeeVerified(ids.next(), now, id, seller));
    }
}
