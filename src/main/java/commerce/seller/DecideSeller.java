package commerce.seller;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import commerce.catalogue.Seller;
import commerce.catalogue.SellerId;
import commerce.events.SellerApproved;
import commerce.refusal.CommerceError;
import commerce.settlement.FeePlans;
import commerce.settlement.FindPayee;
import commerce.settlement.HoldPayouts;
import commerce.settlement.SellerPlans;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.database.RetriedOnConflict;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.ops.SecondPerson;
import platform.security.StaffCaller;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** An operator decides about a seller: about its application another one than who entered it. */
@Component
class DecideSeller {
    private final ChangeSeller change;
    private final ReadSellers sellers;
    private final SellerApplications applications;
    private final SellerPlans plans;
    private final FeePlans feePlans;
    private final FindPayee payees;
    private final HoldPayouts payouts;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    DecideSeller(ChangeSeller change, ReadSellers sellers, SellerApplications applications, SellerPlans plans,
            FeePlans feePlans,
            FindPayee payees, HoldPayouts payouts, DomainEvents events, Ids ids, Clock clock) {
        this.change = change;
        this.sellers = sellers;
        this.applications = applications;
        this.plans = plans;
        this.feePlans = feePlans;
        this.payees = payees;
        this.payouts = payouts;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Decides.
     *
     * @throws DomainException {@link CommerceError#SELLER_NOT_FOUND}, {@link CommerceError#SELLER_IN_OTHER_STATE},
     *     {@link CommerceError#SELLER_NEEDS_ANOTHER_OPERATOR}, {@link CommerceError#SELLER_FEE_PLAN_UNKNOWN},
     *     {@link CommerceError#SELLER_WITHOUT_ACCOUNT}
     */
    @RetriedOnConflict
    @Transactional
    public void decide(StaffCaller operator, SellerId id, SellerHappening decision, String reason) {
        Seller seller = change.change(id, decision, AuditActor.of(operator), reason);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        switch (decision) {
            case APPROVE -> {
                SellerApplication application = entered(operator, id);
                LocalDate today = now.atZone(BusinessDays.SEOUL).toLocalDate();
                if (!feePlans.names(today).contains(application.plan())) {
                    throw new DomainException(CommerceError.SELLER_FEE_PLAN_UNKNOWN);
                }
                if (payees.of(id).isEmpty()) {
                    throw new DomainException(CommerceError.SELLER_WITHOUT_ACCOUNT);
                }
                applications.decided(id, operator.staffId(), now);
                plans.put(id, today, application.plan());
                events.publish(new SellerApproved(ids.next(), now, Tsid.of(id), seller.name(),
                        application.businessNumber().digits(), application.plan()));
            }
            case REFUSE -> {
                entered(operator, id);
                applications.decided(id, operator.staffId(), now);
                applications.applyAgain(id);
            }
            case LIFT -> events.publish(new SellerApproved(ids.next(), now, Tsid.of(id), seller.name(),
                    sellers.application(id).map(application -> application.businessNumber().digits()).orElse(null),
                    plans.nameOn(now.atZone(BusinessDays.SEOUL).toLocalDate(), id)));
            case TERMINATE -> {
                payouts.ofTerminated(operator, id);
                applications.applyAgain(id);
            }
            case SUSPEND, PAUSE, RESUME -> {
            }
        }
    }

    private SellerApplication entered(StaffCaller operator, SellerId id) {
        SellerApplication application = sellers.application(id).orElseThrow();
        SecondPerson.require(application.enteredBy(), operator, CommerceError.SELLER_NEEDS_ANOTHER_OPERATOR);
        return application;
    }
}
