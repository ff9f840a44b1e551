package pay.wallet;

import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/**
 * Keeps a member's wallet as it is, open or closed, to the transaction's end: for the leaving, which closes it, and for
 * whatever must not happen between two looks of it, a credit or a bank account that is linked.
 * <p>
 * Rows are locked in this order: payment, bank transfer, refund, scheduled transfer, freeze, wallet, request for money, asker, held
 * transfer, counter of transfers, bank accounts, balances. Those that the transaction itself has inserted are excepted: nobody
 * else waits for them while holding others.
 */
@Component
public class LockWallet {
    private final Wallets wallets;
    private final OpenWallet openWallet;

    LockWallet(Wallets wallets, OpenWallet openWallet) {
        this.wallets = wallets;
        this.openWallet = openWallet;
    }

    /** The wallet, made when there is none. Call it before anything else in the transaction has read it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Wallet lock(Tsid memberId) {
        return wallets.lockByMemberId(memberId.value()).orElseGet(() -> openWallet.insert(memberId));
    }

    /** The wallet, if there is one that nobody else holds: for what can as well be done later. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Wallet> lockIfFree(Tsid memberId) {
        return wallets.lockFreeByMemberId(memberId.value());
    }
}
