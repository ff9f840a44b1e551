package pay.wallet;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** Closes the wallet of a member who left: nothing comes into it any more. */
@Component
public class CloseWallet {
    private final LockWallet lockWallet;
    private final Wallets wallets;
    private final Clock clock;

    CloseWallet(LockWallet lockWallet, Wallets wallets, Clock clock) {
        this.lockWallet = lockWallet;
        this.wallets = wallets;
        this.clock = clock;
    }

    /** The closed wallet; one is made when the member had none, so that none is made later. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Wallet close(Tsid memberId) {
        Wallet wallet = lockWallet.lock(memberId);
        wallet.close(clock.instant().truncatedTo(ChronoUnit.MICROS));
        return wallets.saveAndFlush(wallet);
    }
}
