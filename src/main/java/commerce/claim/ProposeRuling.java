package commerce.claim;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import commerce.catalogue.SellerId;
import commerce.order.Item;
import commerce.order.ItemId;
import commerce.order.LockItem;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** An operator proposes to take something from a seller against its will; another one decides ({@link DecideRuling}). */
@Component
class ProposeRuling {
    private final Rulings rulings;
    private final LockItem items;
    private final LockClaim claims;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    ProposeRuling(Rulings rulings, LockItem items, LockClaim claims, AuditLog audit, Ids ids, Clock clock) {
        this.rulings = rulings;
        this.items = items;
        this.claims = claims;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * To cancel what is not sent yet of an item.
     *
     * @throws DomainException as {@link OpenClaim#cancelByOperators} does; {@link CommerceError#RULING_WAITS}
     */
    @RetriedOnConflict
    @Transactional
    public void cancel(StaffCaller operator, ItemId id, String reason) {
        Item item = items.any(id).item();
        OpenClaim.requireOpen(item, ClaimKind.CANCEL, 1, Fault.SELLER);
        propose(operator, Ruling.Kind.CANCEL_ITEM, Tsid.of(id), item.line().sellerId(), Fault.SELLER, reason);
    }

    /**
     * To give the money of a disputed claim back.
     *
     * @param fault who bears the freight
     * @throws DomainException {@link CommerceError#CLAIM_NOT_FOUND}, {@link CommerceError#CLAIM_IN_OTHER_STATE},
     *     {@link CommerceError#RULING_WAITS}
     */
    @RetriedOnConflict
    @Transactional
    public void refund(StaffCaller operator, ClaimId id, Fault fault, String reason) {
        Claim claim = claims.any(id).claim();
        if (claim.status() != ClaimStatus.DISPUTED) {
            throw new DomainException(CommerceError.CLAIM_IN_OTHER_STATE);
        }
        propose(operator, Ruling.Kind.REFUND_CLAIM, Tsid.of(id), claim.sellerId(), fault, reason);
    }

    private void propose(StaffCaller operator, Ruling.Kind kind, Tsid subject, SellerId seller, Fault fault,
            String reason) {
        Ruling proposed = new Ruling(ids.next(), kind, subject, seller, fault, reason, operator.staffId(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (!rulings.add(proposed)) {
            throw new DomainException(CommerceError.RULING_WAITS);
        }
        audit.record(AuditActor.of(operator), "commerce.ruling-proposed", "ruling", proposed.id().toString(),
                Map.of("ruling", kind.name(), "subject", subject.toString(), "reason", reason));
    }
}
