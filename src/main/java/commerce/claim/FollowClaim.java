package commerce.claim;

import java.time.Instant;

import commerce.claim.LockClaim.LockedClaim;
import commerce.order.ClaimRefunded;
import commerce.shipment.ExchangeArrival;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** What is told of claims from elsewhere in the module: their money is back, their exchange has arrived. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FollowClaim implements ClaimRefunded, ExchangeArrival {
    private final LockClaim lock;
    private final StepClaim step;

    FollowClaim(LockClaim lock, StepClaim step) {
        this.lock = lock;
        this.step = step;
    }

    @Override
    public void refunded(Tsid claim) {
        LockedClaim locked = lock.any(new ClaimId(claim.value()));
        step.finish(StepClaim.stepped(locked.claim(), ClaimHappening.REFUND_COMPLETED), locked.item());
    }

    @Override
    public void arrived(Tsid claim) {
        LockedClaim locked = lock.any(new ClaimId(claim.value()));
        // In dispute, Madang decides whether it has come; and what is decided stays so.
        if (locked.claim().status() != ClaimStatus.RESHIPPED) {
            return;
        }
        step.exchanged(StepClaim.stepped(locked.claim(), ClaimHappening.ARRIVES), locked.item());
    }

    @Override
    public Instant openedAt(Tsid claim) {
        return lock.any(new ClaimId(claim.value())).claim().openedAt();
    }
}
