package pay.seller;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.AccountNumber;
import pay.bank.BankAccount;
import pay.bank.BankCode;
import pay.bank.KeepPayeeAccount;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;

/** Keeps where a seller wants to be paid out to, for an operator to confirm. */
@Component
class KeepPayee {
    private final SellerPayees payees;
    private final KeepPayeeAccount accounts;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    KeepPayee(SellerPayees payees, KeepPayeeAccount accounts, AuditLog audit, Ids ids, Clock clock) {
        this.payees = payees;
        this.accounts = accounts;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Keeps it. Nothing is paid out there yet: where the seller was paid out to before, it is until this one is confirmed. */
    @RetriedOnConflict
    @Transactional
    public Tsid keep(Tsid seller, StaffCaller by, BankCode bank, AccountNumber number, String holder) {
        // Before the id: whoever had to wait for another who enters the same is the newer.
        BankAccount account = accounts.keep(seller, bank, number);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Tsid id = ids.next();
        payees.add(new SellerPayees.Payee(id, seller, account, holder, SellerPayees.Status.WAITING, now),
                by.staffId());
        audit.record(AuditActor.of(by), "pay.seller-payee-entered", "seller", seller);
        return id;
    }
}
