package pay.dispute;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.merchant.CallingMerchant;
import platform.database.RetriedOnConflict;
import platform.web.DomainException;

/** The merchant answers a dispute with evidence, once and in time. */
@Component
class AnswerDispute {
    private final OwnDispute own;
    private final Disputes disputes;
    private final TellMerchant tell;
    private final Clock clock;

    AnswerDispute(OwnDispute own, Disputes disputes, TellMerchant tell, Clock clock) {
        this.own = own;
        this.disputes = disputes;
        this.tell = tell;
        this.clock = clock;
    }

    /**
     * Answers it.
     *
     * @throws DomainException {@link PayError#DISPUTE_NOT_FOUND}, {@link PayError#DISPUTE_IN_OTHER_STATE}
     */
    @RetriedOnConflict
    @Transactional
    public Dispute answer(CallingMerchant merchant, DisputeId id, String evidence) {
        Dispute answered = own.lock(merchant, id).answered(evidence, clock.instant().truncatedTo(ChronoUnit.MICROS));
        disputes.write(answered, null);
        tell.of(answered);
        return answered;
    }
}
