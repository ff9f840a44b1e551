package commerce.seller;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import commerce.catalogue.Seller;
import commerce.catalogue.SellerId;
import commerce.catalogue.SellerRegister;
import commerce.catalogue.SellerStatus;
import commerce.events.SellerSuspended;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;

/** Changes what a seller may do, keeps why, and tells it. */
@Component
class ChangeSeller {
    /** What an operator typed stays with the change; an event is never changed, and may be read elsewhere. */
    private static final String BY_OPERATOR = "OPERATOR";

    private final SellerRegister register;
    private final SellerChanges changes;
    private final WindingUps windingUps;
    private final AuditLog audit;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    ChangeSeller(SellerRegister register, SellerChanges changes, WindingUps windingUps, AuditLog audit,
            DomainEvents events, Ids ids, Clock clock) {
        this.register = register;
        this.changes = changes;
        this.windingUps = windingUps;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Changes it; the seller is locked to the transaction's end.
     *
     * @param reason a code, or what an operator wrote
     * @throws DomainException {@link CommerceError#SELLER_NOT_FOUND}, {@link CommerceError#SELLER_IN_OTHER_STATE}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Seller change(SellerId id, SellerHappening happening, AuditActor by, String reason) {
        Seller seller = register.lock(id).orElseThrow(() -> new DomainException(CommerceError.SELLER_NOT_FOUND));
        SellerStatus next = SellerRules.next(seller.status(), happening)
                .orElseThrow(() -> new DomainException(CommerceError.SELLER_IN_OTHER_STATE, seller.status().name()));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        register.become(id, next);
        changes.add(id, seller.status(), next, happening, reason, by.id(), now);
        audit.record(by, id, "commerce.seller-changed", "seller", Tsid.of(id).toString(),
                Map.of("happened", happening.name()));
        switch (happening) {
            case SUSPEND, TERMINATE -> {
                windingUps.begin(id, now);
                events.publish(new SellerSuspended(ids.next(), now, Tsid.of(id),
                        happening == SellerHappening.TERMINATE, BY_OPERATOR));
            }
            case LIFT -> windingUps.stop(id);
            case APPROVE, REFUSE, PAUSE, RESUME -> {
            }
        }
        return new Seller(id, seller.name(), next);
    }
}
