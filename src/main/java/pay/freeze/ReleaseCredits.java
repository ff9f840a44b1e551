package pay.freeze;

import java.time.Instant;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.leaving.LeftMoney;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Line;
import pay.ledger.Posting;
import pay.wallet.MoneyMoved;
import pay.wallet.MoveMoney;
import pay.wallet.SuspendedCredits;
import pay.wallet.Wallet;
import platform.id.Tsid;

/**
 * Brings what came for a wallet while it was frozen into it, above its cap too: it is the member's money. So much at a time as one
 * transaction does well; what is left then {@link ReleaseRest} does.
 */
@Component
class ReleaseCredits {
    static final int AT_ONCE = 100;

    private final SuspendedCredits credits;
    private final Releases releases;
    private final Accounts accounts;
    private final MoveMoney moveMoney;
    private final LeftMoney leftMoney;

    ReleaseCredits(SuspendedCredits credits, Releases releases, Accounts accounts, MoveMoney moveMoney,
            LeftMoney leftMoney) {
        this.credits = credits;
        this.releases = releases;
        this.accounts = accounts;
        this.moveMoney = moveMoney;
        this.leftMoney = leftMoney;
    }

    /** The oldest, each as what it is, of a wallet that is locked and not frozen any more; whether more is left. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean release(Wallet wallet, Instant now) {
        Account suspense = accounts.open(AccountKind.SUSPENSE, wallet.memberId().value());
        List<SuspendedCredits.SuspendedCredit> oldest = credits.of(wallet.memberId(), 0, AT_ONCE);
        for (SuspendedCredits.SuspendedCredit credit : oldest) {
            if (credits.end(credit.movement(), SuspendedCredits.Outcome.RELEASED, now)) {
                moveMoney.move(wallet, credit.amount(),
                        Posting.of("SUSPENSE_RELEASED", credit.movement().value(),
                                new Line.Post(suspense, wallet.account(), credit.amount().amount())),
                        new MoneyMoved(credit.why().kind(), credit.why().description(), now));
            }
        }
        if (!wallet.isOpen() && !oldest.isEmpty()) {
            // Its member has left meanwhile: what would have gone then goes now.
            leftMoney.sendOn(wallet, Tsid.of(oldest.getLast().movement()));
        }
        boolean more = oldest.size() == AT_ONCE;
        releases.note(wallet.memberId(), more);
        return more;
    }
}
