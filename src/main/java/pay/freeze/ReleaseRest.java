package pay.freeze;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.wallet.LockWallet;
import pay.wallet.Wallet;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;

/** Goes on with a release that was more than one transaction does well: cut off anywhere, it goes on where it stopped. */
@Component
class ReleaseRest {
    private final LockWallet wallets;
    private final Releases releases;
    private final ReleaseCredits releaseCredits;
    private final Clock clock;

    ReleaseRest(LockWallet wallets, Releases releases, ReleaseCredits releaseCredits, Clock clock) {
        this.wallets = wallets;
        this.releases = releases;
        this.releaseCredits = releaseCredits;
        this.clock = clock;
    }

    /** The next of a member's; whether more is left. Of a wallet that was frozen again the rest waits for the end of that. */
    @RetriedOnConflict
    @Transactional
    public boolean release(Tsid member) {
        Wallet wallet = wallets.lock(member);
        if (wallet.isFrozen()) {
            releases.note(member, false);
            return false;
        }
        return releaseCredits.release(wallet, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
