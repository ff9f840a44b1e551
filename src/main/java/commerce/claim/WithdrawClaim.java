package commerce.claim;

import commerce.claim.LockClaim.LockedClaim;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;

/** A buyer thinks again, while nothing has been sent back. */
@Service
class WithdrawClaim {
    private final LockClaim lock;
    private final StepClaim step;

    WithdrawClaim(LockClaim lock, StepClaim step) {
        this.lock = lock;
        this.step = step;
    }

    @RetriedOnConflict
    @Transactional
    void withdraw(Tsid buyer, ClaimId id) {
        LockedClaim locked = lock.ofBuyer(buyer, id);
        step.letGo(StepClaim.stepped(locked.claim(), ClaimHappening.BUYER_WITHDRAWS), locked.item());
    }
}
