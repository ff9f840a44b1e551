package pay.wallet;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import platform.id.Tsid;

/**
 * Freezes a wallet: the ledger lets nothing more be taken from the member's money and points, and what comes in money is kept in
 * suspense. Whoever debits has the balance rows locked, and whoever credits the wallet's, so each comes before the freeze or
 * sees it.
 */
@Component
public class FreezeWallet {
    private final LockWallet lockWallet;
    private final Wallets wallets;
    private final Accounts accounts;
    private final Ledger ledger;

    FreezeWallet(LockWallet lockWallet, Wallets wallets, Accounts accounts, Ledger ledger) {
        this.lockWallet = lockWallet;
        this.wallets = wallets;
        this.accounts = accounts;
        this.ledger = ledger;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void freeze(Tsid memberId) {
        Wallet wallet = lockWallet.lock(memberId);
        wallet.freeze(accounts.open(AccountKind.SUSPENSE, memberId.value()));
        wallets.saveAndFlush(wallet);
        ledger.freeze(points(wallet));
        ledger.freeze(wallet.account());
    }

    /** A locked wallet as it is then; what is in suspense stays there until it is released. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Wallet thaw(Wallet wallet) {
        wallet.thaw();
        ledger.thaw(points(wallet));
        ledger.thaw(wallet.account());
        return wallets.saveAndFlush(wallet);
    }

    /** Opened with the freeze if there are none: they may come later. */
    private Account points(Wallet wallet) {
        return accounts.open(AccountKind.MEMBER_POINTS, wallet.memberId().value());
    }
}
