package commerce.claim;

import java.util.function.Predicate;

import commerce.catalogue.SellerId;
import commerce.order.LockItem;
import commerce.order.LockItem.Locked;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.web.DomainException;

/** Gives claims to those who want to change them, with their orders locked until the transaction ends. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class LockClaim {
    private final Claims claims;
    private final LockItem items;

    LockClaim(Claims claims, LockItem items) {
        this.claims = claims;
        this.items = items;
    }

    /** A claim and the item that it is of. */
    record LockedClaim(Claim claim, Locked item) {}

    LockedClaim ofSeller(SellerId seller, ClaimId id) {
        return lock(id, claim -> claim.sellerId().equals(seller));
    }

    LockedClaim ofBuyer(Tsid buyer, ClaimId id) {
        return lock(id, claim -> claim.buyerId().equals(buyer));
    }

    LockedClaim any(ClaimId id) {
        return lock(id, claim -> true);
    }

    private LockedClaim lock(ClaimId id, Predicate<Claim> seen) {
        Claim found = claims.find(id).filter(seen)
                .orElseThrow(() -> new DomainException(CommerceError.CLAIM_NOT_FOUND));
        Locked item = items.any(found.itemId());
        return new LockedClaim(claims.find(id).orElseThrow(), item);
    }
}
