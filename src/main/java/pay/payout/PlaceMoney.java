package pay.payout;

import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankAccount;
import pay.bank.LinkedAccounts;
import pay.ledger.Ledger;
import pay.wallet.Wallet;
import pay.wallet.WalletCap;
import platform.money.Won;

/**
 * Decides where money goes that comes back to a member: into the wallet up to its cap, and the rest to the bank account that they
 * linked first. Without one the wallet takes it all, since it is the member's money. What comes for a frozen wallet is kept in
 * suspense, and leaves by no other way either.
 */
@Component
public class PlaceMoney {
    private final WalletCap cap;
    private final LinkedAccounts bankAccounts;
    private final Ledger ledger;

    PlaceMoney(WalletCap cap, LinkedAccounts bankAccounts, Ledger ledger) {
        this.cap = cap;
        this.bankAccounts = bankAccounts;
        this.ledger = ledger;
    }

    /**
     * Where an amount goes.
     *
     * @param toWallet or unclaimed, of a member who left; may be 0
     * @param toBank empty when nothing is left for it
     */
    public record Placement(Won toWallet, Optional<ToBank> toBank) {}

    /** What goes to a bank account; positive. */
    public record ToBank(BankAccount account, Won amount) {}

    /** Decides it for a wallet that is locked; nobody else fills it before the transaction's end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Placement place(Wallet wallet, Won amount, Instant now) {
        return place(wallet, amount, Won.ZERO, now);
    }

    /**
     * The same of what was deposited in part.
     *
     * @param kept what of the amount goes to no bank, since it was deposited for who cannot have it back there: a deposit would be a way
     *     around that; it takes no room from the rest
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Placement place(Wallet wallet, Won amount, Won kept, Instant now) {
        Optional<BankAccount> account = wallet.isFrozen() ? Optional.empty() : bankAccounts.payable(wallet.memberId());
        Won room = account.isEmpty() ? amount : room(wallet, now).plus(kept);
        return room.isLessThan(amount)
                ? new Placement(room, account.map(found -> new ToBank(found, amount.minus(room))))
                : new Placement(amount, Optional.empty());
    }

    /** What the wallet takes below its cap, counting what is on its way to it. */
    private Won room(Wallet wallet, Instant now) {
        return wallet.isOpen()
                ? Won.of(Math.max(0, cap.at(now) - ledger.lock(wallet.account()).expected()))
                : Won.ZERO;
    }
}
