package commerce.claim;

import commerce.claim.LockClaim.LockedClaim;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.web.DomainException;

/**
 * A buyer thinks again, while nothing has been sent back, and while no return has been paid back whose way back this one bears too.
 */
@Service
class WithdrawClaim {
    private final Claims claims;
    private final LockClaim lock;
    private final StepClaim step;

    WithdrawClaim(Claims claims, LockClaim lock, StepClaim step) {
        this.claims = claims;
        this.lock = lock;
        this.step = step;
    }

    @RetriedOnConflict
    @Transactional
    void withdraw(Tsid buyer, ClaimId id) {
        LockedClaim locked = lock.ofBuyer(buyer, id);
        Claim withdrawn = StepClaim.stepped(locked.claim(), ClaimHappening.BUYER_WITHDRAWS);
        if (claims.hasSpared(locked.claim())) {
            throw new DomainException(CommerceError.CLAIM_IN_OTHER_STATE);
        }
        step.letGo(withdrawn, locked.item());
    }
}
