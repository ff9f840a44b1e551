package commerce.claim;

import java.util.List;

import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.web.DomainException;

/** Claims, to be shown to their buyers and sellers. */
@Service
public class ReadClaims {
    private final Claims claims;

    ReadClaims(Claims claims) {
        this.claims = claims;
    }

    /**
     * One claim of this buyer's.
     *
     * @throws DomainException {@link CommerceError#CLAIM_NOT_FOUND}, also for another's
     */
    @Transactional(readOnly = true)
    public Claim of(Tsid buyer, ClaimId id) {
        return claims.find(id).filter(claim -> claim.buyerId().equals(buyer))
                .orElseThrow(() -> new DomainException(CommerceError.CLAIM_NOT_FOUND));
    }

    /** A buyer's with ids smaller than {@code before}, newest first. */
    @Transactional(readOnly = true)
    public List<Claim> newest(Tsid buyer, long before, int most) {
        return claims.ofBuyer(buyer, before, most);
    }

    /** A seller's of one status with ids smaller than {@code before}, newest first. */
    @Transactional(readOnly = true)
    public List<Claim> newest(SellerId seller, ClaimStatus status, long before, int most) {
        return claims.ofSeller(seller, status, before, most);
    }
}
