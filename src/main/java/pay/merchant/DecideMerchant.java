package pay.merchant;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.events.MerchantApproved;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.ops.SecondPerson;
import platform.security.StaffCaller;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** An operator decides about a merchant; whether it is taken on, another than who entered it. */
@Component
class DecideMerchant {
    private final Merchants merchants;
    private final MerchantApplications applications;
    private final MerchantPlans plans;
    private final MerchantKeys keys;
    private final KnownKeys known;
    private final AuditLog audit;
    private final DomainEvents events;
    private final Ids ids;
    private final BusinessDays days;
    private final Clock clock;

    DecideMerchant(Merchants merchants, MerchantApplications applications, MerchantPlans plans, MerchantKeys keys,
            KnownKeys known, AuditLog audit, DomainEvents events, Ids ids, BusinessDays days, Clock clock) {
        this.merchants = merchants;
        this.applications = applications;
        this.plans = plans;
        this.keys = keys;
        this.known = known;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.days = days;
        this.clock = clock;
    }

    /**
     * Decides it.
     *
     * @throws DomainException {@link PayError#MERCHANT_NOT_FOUND}, {@link PayError#MERCHANT_DECISION_NOT_OPEN},
     *     {@link PayError#ANOTHER_OPERATOR_NEEDED}
     */
    @RetriedOnConflict
    @Transactional
    public void decide(StaffCaller operator, MerchantId id, MerchantDecision decision) {
        Merchant merchant = merchants.lock(id).orElseThrow(() -> new DomainException(PayError.MERCHANT_NOT_FOUND));
        MerchantApplication application = applications.find(id)
                .orElseThrow(() -> new DomainException(PayError.MERCHANT_NOT_FOUND));
        if (!decision.isOpenTo(merchant.status())) {
            throw new DomainException(PayError.MERCHANT_DECISION_NOT_OPEN);
        }
        if (decision.needsAnother()) {
            SecondPerson.require(application.enteredBy(), operator, PayError.ANOTHER_OPERATOR_NEEDED);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        merchants.become(id, decision.to());
        switch (decision) {
            case APPROVE -> approve(operator, merchant, application, now);
            case REFUSE -> {
                applications.decided(id, operator.staffId(), now);
                applications.over(id);
            }
            case CLOSE -> {
                applications.over(id);
                keys.revokeAll(id, now).forEach(known::changes);
            }
            case REVIEW, SUSPEND, RESUME -> {
            }
        }
        audit.record(AuditActor.of(operator), "pay.merchant-decided", "merchant", Long.toString(id.value()),
                Map.of("decision", decision.name()));
    }

    private void approve(StaffCaller operator, Merchant merchant, MerchantApplication application, Instant now) {
        applications.decided(merchant.id(), operator.staffId(), now);
        plans.put(merchant.id(), days.today(), application.plan(), application.yearlySales());
        events.publish(new MerchantApproved(ids.next(), now, Tsid.of(merchant.id()), merchant.name(),
                application.businessNumber().digits(), application.plan()));
    }
}
