package pay.wallet;

import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.Balance;
import pay.ledger.Ledger;
import platform.id.Tsid;

/** Reads a wallet and what is in it. */
@Component
public class FindWallet {
    private final Wallets wallets;
    private final Ledger ledger;

    FindWallet(Wallets wallets, Ledger ledger) {
        this.wallets = wallets;
        this.ledger = ledger;
    }

    /** The wallet, if it was made. */
    @Transactional(readOnly = true)
    public Optional<Wallet> find(Tsid memberId) {
        return wallets.findByMemberId(memberId.value());
    }

    /** Whether it was made and closed; by a look that leaves the wallet unread for {@link LockWallet}. */
    @Transactional(readOnly = true)
    public boolean isClosed(Tsid memberId) {
        return wallets.existsByMemberIdAndStatus(memberId.value(), Wallet.Status.CLOSED);
    }

    /** What is in it: nothing while it was not made. */
    @Transactional(readOnly = true)
    public Balance balance(Tsid memberId) {
        return find(memberId).map(wallet -> ledger.balance(wallet.account())).orElse(new Balance(0, 0, 0, 0, 0));
    }
}
