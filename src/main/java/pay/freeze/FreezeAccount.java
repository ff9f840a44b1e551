package pay.freeze;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.wallet.FindWallet;
import pay.wallet.FreezeWallet;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** An operator freezes a wallet, or what is owed to a merchant or to a seller. */
@Component
public class FreezeAccount {
    private final Freezes freezes;
    private final FindWallet findWallet;
    private final FreezeWallet freezeWallet;
    private final Accounts accounts;
    private final Ledger ledger;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    FreezeAccount(Freezes freezes, FindWallet findWallet, FreezeWallet freezeWallet, Accounts accounts, Ledger ledger,
            AuditLog audit, Ids ids, Clock clock) {
        this.freezes = freezes;
        this.findWallet = findWallet;
        this.freezeWallet = freezeWallet;
        this.accounts = accounts;
        this.ledger = ledger;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Freezes it: when this has returned, nothing is taken from it any more.
     *
     * @throws DomainException {@code WALLET_NOT_FOUND}, or {@code FROZEN_BEFORE}
     */
    @RetriedOnConflict
    @Transactional
    public FreezeId freeze(StaffCaller operator, Freeze.Subject subject, Tsid owner, Freeze.Reason reason,
            String reference) {
        boolean known = switch (subject) {
            case WALLET -> findWallet.exists(owner);
            case PAYABLE -> accounts.find(AccountKind.MERCHANT_PAYABLE, owner.value()).isPresent();
            case SELLER -> accounts.find(AccountKind.SELLER_PAYABLE, owner.value()).isPresent();
        };
        if (!known) {
            throw new DomainException(PayError.WALLET_NOT_FOUND);
        }
        FreezeId id = new FreezeId(ids.nextLong());
        if (!freezes.add(new Freeze(id, subject, owner, reason, reference, operator.staffId(),
                clock.instant().truncatedTo(ChronoUnit.MICROS)))) {
            throw new DomainException(PayError.FROZEN_BEFORE);
        }
        audit.record(AuditActor.of(operator), subject == Freeze.Subject.SELLER ? owner : null, "pay.account-frozen",
                subject.name(), owner.toString(),
                Map.of("freeze", Long.toString(id.value()), "reason", reason.name(), "reference", reference));
        switch (subject) {
            case WALLET -> freezeWallet.freeze(owner);
            case PAYABLE -> ledger.freeze(accounts.open(AccountKind.MERCHANT_PAYOUT, owner.value()));
            // Refunds go on being taken from it: only payouts ask for freezes, and do so under this lock.
            case SELLER -> ledger.lock(accounts.open(AccountKind.SELLER_PAYABLE, owner.value()));
        }
        return id;
    }

    /** A member's wallet, in the transaction of who has looked at what they sent. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void freezeAfterReview(StaffCaller operator, Tsid member, Tsid review) {
        freeze(operator, Freeze.Subject.WALLET, member, Freeze.Reason.SAFEGUARD, "review " + review);
    }
}
