package commerce.chargeback;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.security.StaffCaller;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** A seller says what speaks against a chargeback, once, and as long as the card company takes an answer. */
@Component
class AnswerChargeback {
    private final Chargebacks chargebacks;
    private final ChargedSellers sellers;
    private final AuditLog audit;
    private final Clock clock;

    AnswerChargeback(Chargebacks chargebacks, ChargedSellers sellers, AuditLog audit, Clock clock) {
        this.chargebacks = chargebacks;
        this.sellers = sellers;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Answers it.
     *
     * @throws DomainException {@link CommerceError#CHARGEBACK_NOT_FOUND}, also of one that is not about the seller's items;
     *     {@link CommerceError#CHARGEBACK_IN_OTHER_STATE}: it has said something, the last day is over, or it is decided
     */
    @RetriedOnConflict
    @Transactional
    public void answer(StaffCaller caller, SellerId seller, ChargebackId id, String answer) {
        ChargedSeller charged = sellers.find(id, seller)
                .orElseThrow(() -> new DomainException(CommerceError.CHARGEBACK_NOT_FOUND));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean late = chargebacks.find(id).orElseThrow().answerBy()
                .isBefore(LocalDate.ofInstant(now, BusinessDays.SEOUL));
        if (late || !sellers.answer(charged, answer, caller.staffId(), now)) {
            throw new DomainException(CommerceError.CHARGEBACK_IN_OTHER_STATE);
        }
        audit.record(AuditActor.of(caller), "commerce.chargeback-answered", "chargeback", id);
    }
}
