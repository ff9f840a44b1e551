package pay.dispute;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.id.Ids;
import platform.security.StaffCaller;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** An operator opens a dispute; its amount is held from what is owed to the merchant from now on. */
@Component
public class OpenDispute {
    /** Business days that a merchant has at least: what it does not answer lapses, in the payer's favour. */
    private static final int TO_ANSWER = 3;

    private final Disputes disputes;
    private final DisputePostings postings;
    private final TellMerchant tell;
    private final AuditLog audit;
    private final Ids ids;
    private final BusinessDays days;
    private final Clock clock;

    OpenDispute(Disputes disputes, DisputePostings postings, TellMerchant tell, AuditLog audit, Ids ids,
            BusinessDays days, Clock clock) {
        this.disputes = disputes;
        this.postings = postings;
        this.tell = tell;
        this.audit = audit;
        this.ids = ids;
        this.days = days;
        this.clock = clock;
    }

    /**
     * Opens it. The caller holds the lock of the payment, so that nothing of it is refunded meanwhile.
     *
     * @throws DomainException {@link PayError#DISPUTE_OPEN_BEFORE}, {@link PayError#DISPUTE_DEADLINE_TOO_SOON},
     *     {@link PayError#MERCHANT_PAYABLE_SHORT}
     */
    @RetriedOnConflict
    @Transactional
    public DisputeId open(StaffCaller operator, Claim claim) {
        LocalDate first = days.plus(days.today(), TO_ANSWER);
        if (claim.deadline().isBefore(first)) {
            throw new DomainException(PayError.DISPUTE_DEADLINE_TOO_SOON, first.toString());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        DisputeId id = new DisputeId(ids.nextLong());
        Dispute dispute = Dispute.open(id, claim, operator.staffId(), now,
                postings.hold(id, claim.merchant(), claim.amount(), now));
        if (!disputes.insert(dispute)) {
            throw new DomainException(PayError.DISPUTE_OPEN_BEFORE);
        }
        audit.record(AuditActor.of(operator), "pay.dispute-opened", "dispute", id);
        tell.of(dispute);
        return id;
    }
}
