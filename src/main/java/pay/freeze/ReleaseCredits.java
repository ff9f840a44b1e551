package pay.freeze;

import java.time.Instant;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Line;
import pay.ledger.Posting;
import pay.wallet.MoneyMoved;
import pay.wallet.MoveMoney;
import pay.wallet.SuspendedCredits;
import pay.wallet.Wallet;

/** Brings what came for a wallet while it was frozen into it, above its cap too: it is the member's money. */
@Component
class ReleaseCredits {
    private final SuspendedCredits credits;
    private final Accounts accounts;
    private final MoveMoney moveMoney;

    ReleaseCredits(SuspendedCredits credits, Accounts accounts, MoveMoney moveMoney) {
        this.credits = credits;
        this.accounts = accounts;
        this.moveMoney = moveMoney;
    }

    /** All of it, each as what it is; the wallet is locked, and not frozen any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(Wallet wallet, Instant now) {
        Account suspense = accounts.open(AccountKind.SUSPENSE, wallet.memberId().value());
        for (SuspendedCredits.SuspendedCredit credit : credits.of(wallet.memberId())) {
            if (credits.end(credit.movement(), SuspendedCredits.Outcome.RELEASED, now)) {
                moveMoney.move(wallet, credit.amount(),
                        Posting.of("SUSPENSE_RELEASED", credit.movement().value(),
                                new Line.Post(suspense, wallet.account(), credit.amount().amount())),
                        new MoneyMoved(credit.why().kind(), credit.why().description(), now));
            }
        }
    }
}
