package commerce.settlement;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import commerce.catalogue.Seller;
import commerce.catalogue.SellerId;
import commerce.catalogue.SellerRegister;
import commerce.catalogue.SellerStatus;
import commerce.events.SellerFeePlanChanged;
import commerce.refusal.CommerceError;
import commerce.webhook.AnnounceToSeller;
import commerce.webhook.SellerTopic;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
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

/**
 * A seller that sells gets another fee plan from a day on, today at the soonest: one operator proposes it, another one approves it, and
 * the seller is told. What was confirmed before, on that day too, has cost what it did.
 */
@Component
public class ChangePlan {
    /** Further ahead a day is rather a mistake. */
    private static final Period LONGEST = Period.ofYears(1);

    private final SellerRegister sellers;
    private final PlanChanges changes;
    private final SellerPlans plans;
    private final FeePlans feePlans;
    private final AnnounceToSeller announce;
    private final AuditLog audit;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    ChangePlan(SellerRegister sellers, PlanChanges changes, SellerPlans plans, FeePlans feePlans,
            AnnounceToSeller announce, AuditLog audit, DomainEvents events, Ids ids, Clock clock) {
        this.sellers = sellers;
        this.changes = changes;
        this.plans = plans;
        this.feePlans = feePlans;
        this.announce = announce;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a seller's system is told. */
    record ChangedPlan(String feePlan, LocalDate validFrom) {}

    /**
     * Proposes it.
     *
     * @throws DomainException {@link CommerceError#SELLER_NOT_FOUND}, {@link CommerceError#SELLER_IN_OTHER_STATE} of one who does not
     *     sell, {@link CommerceError#SELLER_FEE_PLAN_UNKNOWN}, {@link CommerceError#FEE_PLAN_DAY_NOT_POSSIBLE},
     *     {@link CommerceError#FEE_PLAN_CHANGE_WAITS}
     */
    @RetriedOnConflict
    @Transactional
    public void propose(StaffCaller operator, SellerId id, String plan, LocalDate from, String reason) {
        requireSelling(id);
        Instant now = now();
        requirePossible(plan, from, now);
        PlanChange proposed = new PlanChange(ids.next(), id, plan, from, reason, PlanChange.State.OPEN,
                operator.staffId(), now);
        if (!changes.add(proposed)) {
            throw new DomainException(CommerceError.FEE_PLAN_CHANGE_WAITS);
        }
        audit.record(AuditActor.of(operator), "commerce.fee-plan-change-proposed", "seller", Tsid.of(id).toString(),
                Map.of("change", proposed.id().toString(), "plan", plan, "from", from.toString(), "reason", reason));
    }

    /**
     * Decides it; who proposed it may only take it back.
     *
     * @throws DomainException {@link CommerceError#FEE_PLAN_CHANGE_ENDED}, {@link CommerceError#FEE_PLAN_CHANGE_BY_SAME_OPERATOR}; of
     *     one that is approved, those of {@link #propose} too: its day may be over
     */
    @RetriedOnConflict
    @Transactional
    public void decide(StaffCaller operator, Tsid id, boolean approved) {
        PlanChange change = changes.find(id).orElseThrow(ChangePlan::ended);
        Instant now = now();
        if (approved) {
            SecondPerson.require(change.by(), operator, CommerceError.FEE_PLAN_CHANGE_BY_SAME_OPERATOR);
            requireSelling(change.seller());
            requirePossible(change.plan(), change.from(), now);
        }
        if (!changes.decide(id, approved, operator.staffId(), now)) {
            throw ended();
        }
        Tsid seller = Tsid.of(change.seller());
        // What comes to nothing stays among operators.
        audit.record(AuditActor.of(operator), approved ? seller : null,
                "commerce.fee-plan-change-" + (approved ? "approved" : "refused"), "seller", seller.toString(),
                Map.of("plan", change.plan(), "from", change.from().toString(), "reason", change.reason()));
        if (approved) {
            plans.put(change.seller(), change.from(), change.plan());
            announce.announce(change.seller(), SellerTopic.FEE_PLAN_CHANGED,
                    () -> new ChangedPlan(change.plan(), change.from()));
            events.publish(new SellerFeePlanChanged(ids.next(), now, seller, change.plan(), change.from()));
        }
    }

    private void requireSelling(SellerId id) {
        SellerStatus status = sellers.lock(id).map(Seller::status)
                .orElseThrow(() -> new DomainException(CommerceError.SELLER_NOT_FOUND));
        switch (status) {
            case APPROVED, PAUSED, SUSPENDED -> {
            }
            case APPLIED, REFUSED, TERMINATED -> throw new DomainException(CommerceError.SELLER_IN_OTHER_STATE,
                    status.name());
        }
    }

    private void requirePossible(String plan, LocalDate from, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, BusinessDays.SEOUL);
        if (from.isBefore(today) || from.isAfter(today.plus(LONGEST))) {
            throw new DomainException(CommerceError.FEE_PLAN_DAY_NOT_POSSIBLE);
        }
        if (!feePlans.names(from).contains(plan)) {
            throw new DomainException(CommerceError.SELLER_FEE_PLAN_UNKNOWN);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static DomainException ended() {
        return new DomainException(CommerceError.FEE_PLAN_CHANGE_ENDED);
    }
}
