package commerce.claim;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import commerce.catalogue.SellerId;
import commerce.order.Item;
import commerce.order.OrderId;
import commerce.order.SellerItems;
import commerce.refusal.CommerceError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;

/** Claims, to be shown to their buyers and sellers. */
@Service
public class ReadClaims {
    /** Counts go no further. */
    static final int COUNTED = 100;

    private final Claims claims;
    private final ClaimMoney money;
    private final SellerItems items;
    private final LateInterest interest;
    private final Clock clock;

    ReadClaims(Claims claims, ClaimMoney money, SellerItems items, LateInterest interest, Clock clock) {
        this.claims = claims;
        this.money = money;
        this.items = items;
        this.interest = interest;
        this.clock = clock;
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

    /** What is claimed of an order's items of this seller's, the newest first. */
    @Transactional(readOnly = true)
    public List<Claim> of(SellerId seller, OrderId order) {
        return claims.ofOrder(seller, order);
    }

    /**
     * One claim of this seller's buyers.
     *
     * @throws DomainException {@link CommerceError#CLAIM_NOT_FOUND}, also for another seller's
     */
    @Transactional(readOnly = true)
    public Claim of(SellerId seller, ClaimId id) {
        return claims.find(id).filter(claim -> claim.sellerId().equals(seller))
                .orElseThrow(() -> new DomainException(CommerceError.CLAIM_NOT_FOUND));
    }

    /** A seller's of one status, and of one kind unless that is null, with ids smaller than {@code before}, newest first. */
    @Transactional(readOnly = true)
    public List<Claim> newest(SellerId seller, ClaimStatus status, @Nullable ClaimKind kind, long before, int most) {
        return kind == null
                ? claims.ofSeller(seller, status, before, most)
                : claims.ofSeller(seller, status, kind, before, most);
    }

    /** How many of a seller's are of one status, counted no further than {@code most}. */
    @Transactional(readOnly = true)
    public int count(SellerId seller, ClaimStatus status, int most) {
        return claims.count(seller, status, most);
    }

    /** What nobody answers any more: open returns and exchanges of terminated sellers with ids greater than {@code after}, the oldest first. */
    @Transactional(readOnly = true)
    public List<Claim> ofTerminated(long after, int most) {
        return claims.ofTerminated(after, most);
    }

    /** How many of them there are, counted no further than {@link #COUNTED}. */
    @Transactional(readOnly = true)
    public int countOfTerminated() {
        return claims.countOfTerminated(COUNTED);
    }

    /** Those that Madang has to decide, the oldest first; from the first on, or after one that still is. */
    @Transactional(readOnly = true)
    public List<Claim> disputed(@Nullable ClaimId after, int most) {
        Claim last = after == null ? null : claims.find(after).filter(each -> each.dispute() != null).orElse(null);
        return last == null
                ? claims.disputed(Instant.EPOCH, 0, most)
                : claims.disputed(disputedAt(last), last.id().value(), most);
    }

    /** How many of them there are, counted no further than {@link #COUNTED}. */
    @Transactional(readOnly = true)
    public int countDisputed() {
        return claims.countDisputed(COUNTED);
    }

    static Instant disputedAt(Claim claim) {
        return Objects.requireNonNull(claim.dispute(), "in dispute").askedAt();
    }

    /** What the seller owes if the money goes back now, by itself or as Madang decides: zero in time, and when it has gone back. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Won interestNow(ClaimId id) {
        // All of one moment: of money that goes back between two reads more would be due than is left.
        Claim claim = claims.find(id).filter(Claim::waitsForMoney).orElse(null);
        Item item = claim == null ? null : items.find(claim.sellerId(), List.of(claim.itemId())).get(claim.itemId());
        if (claim == null || item == null) {
            return Won.ZERO;
        }
        Instant now = clock.instant();
        Claim back = claim.kind() == ClaimKind.EXCHANGE
                ? claim.as(ClaimKind.RETURN, money.asReturn(item, claim))
                : claim;
        return interest.of(item, back.as(back.kind(), money.now(item, back)), now);
    }
}
