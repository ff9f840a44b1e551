package pay.dispute;

import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.merchant.CallingMerchant;
import platform.web.DomainException;

/** Finds a dispute for the merchant that it is about. Test keys have none. */
@Component
class OwnDispute {
    private final Disputes disputes;
    private final LockDispute lockDispute;

    OwnDispute(Disputes disputes, LockDispute lockDispute) {
        this.disputes = disputes;
        this.lockDispute = lockDispute;
    }

    /**
     * One of the merchant's.
     *
     * @throws DomainException {@link PayError#DISPUTE_NOT_FOUND}
     */
    @Transactional(readOnly = true)
    public Dispute read(CallingMerchant merchant, DisputeId id) {
        return own(merchant, disputes.find(id));
    }

    /**
     * The same, locked.
     *
     * @throws DomainException {@link PayError#DISPUTE_NOT_FOUND}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Dispute lock(CallingMerchant merchant, DisputeId id) {
        return own(merchant, lockDispute.lock(id));
    }

    private static Dispute own(CallingMerchant merchant, Optional<Dispute> found) {
        return found.filter(dispute -> merchant.live() && dispute.claim().merchant().equals(merchant.id()))
                .orElseThrow(() -> new DomainException(PayError.DISPUTE_NOT_FOUND));
    }
}
