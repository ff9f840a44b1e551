package pay.dispute;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.merchant.CallingMerchant;
import platform.web.DomainException;

/** The merchant accepts that the payer is right: the amount goes back, and it costs the fee of a lost one. */
@Component
class AcceptDispute {
    private final OwnDispute own;
    private final EndDispute endDispute;
    private final Clock clock;

    AcceptDispute(OwnDispute own, EndDispute endDispute, Clock clock) {
        this.own = own;
        this.endDispute = endDispute;
        this.clock = clock;
    }

    /**
     * Accepts it.
     *
     * @throws DomainException {@link PayError#DISPUTE_NOT_FOUND}, {@link PayError#DISPUTE_IN_OTHER_STATE}
     */
    @Transactional
    public Dispute accept(CallingMerchant merchant, DisputeId id) {
        return endDispute.end(own.lock(merchant, id), Dispute.State.ACCEPTED, null,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
