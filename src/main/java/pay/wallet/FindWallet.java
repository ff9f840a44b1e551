package pay.wallet;

import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Balance;
import pay.ledger.Ledger;
import platform.id.Tsid;

/** Reads a wallet and what is in it. */
@Component
public class FindWallet {
    private final Wallets wallets;
    private final Accounts accounts;
    private final Ledger ledger;

    FindWallet(Wallets wallets, Accounts accounts, Ledger ledger) {
        this.wallets = wallets;
        this.accounts = accounts;
        this.ledger = ledger;
    }

    /** The wallet, if it was made. */
    @Transactional(readOnly = true)
    public Optional<Wallet> find(Tsid memberId) {
        return wallets.findByMemberId(memberId.value());
    }

    /** Whether it was made; by a look that leaves it unread too. */
    @Transactional(readOnly = true)
    public boolean exists(Tsid memberId) {
        return wallets.existsByMemberId(memberId.value());
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

    /** How many points the member has. */
    @Transactional(readOnly = true)
    public long points(Tsid memberId) {
        return accounts.find(AccountKind.MEMBER_POINTS, memberId.value()).map(ledger::balance).map(Balance::credit)
                .orElse(0L);
    }
}
