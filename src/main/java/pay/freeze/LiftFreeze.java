package pay.freeze;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.leaving.LeftMoney;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.point.ForfeitPoints;
import pay.wallet.FreezeWallet;
import pay.wallet.LockWallet;
import pay.wallet.Wallet;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.ops.SecondPerson;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** Another operator than who froze it ends a freeze. With the last one that stands, what was kept in suspense begins to come into the wallet. */
@Component
class LiftFreeze {
    private final Freezes freezes;
    private final LockWallet wallets;
    private final FreezeWallet freezeWallet;
    private final ReleaseCredits releaseCredits;
    private final LeftMoney leftMoney;
    private final ForfeitPoints forfeitPoints;
    private final Accounts accounts;
    private final Ledger ledger;
    private final AuditLog audit;
    private final Clock clock;

    LiftFreeze(Freezes freezes, LockWallet wallets, FreezeWallet freezeWallet, ReleaseCredits releaseCredits,
            LeftMoney leftMoney,
            ForfeitPoints forfeitPoints, Accounts accounts, Ledger ledger, AuditLog audit, Clock clock) {
        this.freezes = freezes;
        this.wallets = wallets;
        this.freezeWallet = freezeWallet;
        this.releaseCredits = releaseCredits;
        this.leftMoney = leftMoney;
        this.forfeitPoints = forfeitPoints;
        this.accounts = accounts;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Lifts it.
     *
     * @throws DomainException {@code FREEZE_NOT_FOUND}, {@code FREEZE_BY_SAME_OPERATOR}
     */
    @RetriedOnConflict
    @Transactional
    public void lift(StaffCaller operator, FreezeId id, String reason) {
        Freeze freeze = freezes.find(id).orElseThrow(LiftFreeze::gone);
        SecondPerson.require(freeze.by(), operator, PayError.FREEZE_BY_SAME_OPERATOR);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!freezes.lift(id, operator.staffId(), now)) {
            throw gone();
        }
        audit.record(AuditActor.of(operator), freeze.subject() == Freeze.Subject.SELLER ? freeze.owner() : null,
                "pay.freeze-lifted", freeze.subject().name(), freeze.owner().toString(),
                Map.of("freeze", Long.toString(id.value()), "reason", reason));
        switch (freeze.subject()) {
            case WALLET -> thaw(freeze, now);
            case PAYABLE -> {
                Account payout = accounts.open(AccountKind.MERCHANT_PAYOUT, freeze.owner().value());
                ledger.lock(payout);
                if (freezes.of(Freeze.Subject.PAYABLE, freeze.owner()).isEmpty()) {
                    ledger.thaw(payout);
                }
            }
            case SELLER -> {
                // Its next payout finds no freeze any more.
            }
        }
    }

    private void thaw(Freeze freeze, Instant now) {
        Wallet locked = wallets.lock(freeze.owner());
        if (!freezes.of(Freeze.Subject.WALLET, freeze.owner()).isEmpty()) {
            return;
        }
        Wallet wallet = freezeWallet.thaw(locked);
        releaseCredits.release(wallet, now);
        if (!wallet.isOpen()) {
            // Its member has left meanwhile: what would have gone then goes now.
            forfeitPoints.forfeit(freeze.owner(), now);
            leftMoney.sendOn(wallet, Tsid.of(freeze.id()));
        }
    }

    private static DomainException gone() {
        return new DomainException(PayError.FREEZE_NOT_FOUND);
    }
}
