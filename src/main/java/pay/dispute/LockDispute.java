package pay.dispute;

import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Locks a dispute that is to end, its payment first: nothing else of that goes back meanwhile. */
@Component
class LockDispute {
    private final Disputes disputes;
    private final DisputedPayment payment;

    LockDispute(Disputes disputes, DisputedPayment payment) {
        this.disputes = disputes;
        this.payment = payment;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Dispute> lock(DisputeId id) {
        disputes.find(id).ifPresent(found -> payment.lock(found.claim().payment()));
        return disputes.lock(id);
    }
}
