package commerce.claim;

import java.time.Instant;

import commerce.order.ItemId;
import commerce.order.OrderId;
import commerce.webhook.AnnounceToSeller;
import commerce.webhook.SellerTopic;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import platform.money.Won;

/** Has sellers' systems told of claims; not in the buyer's words, which they read by key. */
@Component
class TellOfClaims {
    private final AnnounceToSeller announce;
    private final SellersTime time;

    TellOfClaims(AnnounceToSeller announce, SellersTime time) {
        this.announce = announce;
        this.time = time;
    }

    /**
     * One that was opened.
     *
     * @param answerBy when a stop is granted by itself; null of others
     * @param dueBy the end of the seller's time to answer
     */
    record OpenedClaim(ClaimId claimId, OrderId orderId, ItemId itemId, ClaimKind kind, int quantity,
            ClaimReason reason, Fault fault, Instant openedAt, @Nullable Instant answerBy, @Nullable Instant dueBy) {}

    /** One that is over. */
    record ClosedClaim(ClaimId claimId, OrderId orderId, ItemId itemId, ClaimKind kind, ClaimStatus outcome,
            int quantity, Won refunded, Instant closedAt) {}

    void opened(Claim claim) {
        announce.announce(claim.sellerId(), SellerTopic.CLAIM_OPENED,
                () -> new OpenedClaim(claim.id(), claim.orderId(), claim.itemId(), claim.kind(), claim.quantity(),
                        claim.reason(), claim.fault(), claim.openedAt(), claim.answerBy(), time.end(claim)));
    }

    void closed(Claim claim, Won refunded, Instant now) {
        announce.announce(claim.sellerId(), SellerTopic.CLAIM_CLOSED,
                () -> new ClosedClaim(claim.id(), claim.orderId(), claim.itemId(), claim.kind(), claim.status(),
                        claim.quantity(), refunded, now));
    }
}
