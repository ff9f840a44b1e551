package commerce.claim;

import java.time.Instant;
import java.util.Objects;

import commerce.catalogue.SellerId;
import commerce.order.ItemId;
import commerce.order.OrderId;
import commerce.order.ShippingChargeId;
import commerce.seller.ReturnPlace;
import org.jspecify.annotations.Nullable;
import platform.id.Tsid;

/**
 * A claim as its row says; it changes only under the lock of its order.
 *
 * @param sum what goes back and what is kept of it: as the buyer is told, and in the end as it went back
 * @param inLineSince when its sum was told anew in view of all that are open beside it: opened, claimed again, or a return from then on.
 *     Those after it take its pieces for gone, and its way back for theirs
 * @param answerBy a stop of the dispatch is granted by itself then
 * @param refundBy the money of what came back has to be back then
 * @param fault whose it is: as the reason says, or as was decided
 * @param dispute null of what nobody disputes
 * @param returnTo where the buyer was told to send the goods; null until it is accepted, and of a shop that had not said
 */
public record Claim(ClaimId id, OrderId orderId, ItemId itemId, @Nullable ShippingChargeId chargeId, SellerId sellerId,
        Tsid buyerId, ClaimKind kind, ClaimStatus status, int quantity, ClaimReason reason, Fault fault, Told told,
        RefundSum sum, Instant openedAt, Instant inLineSince, @Nullable Instant answerBy, @Nullable Instant collectedAt,
        @Nullable Instant refundBy, @Nullable String heldFor, @Nullable String answer, @Nullable Instant closedAt,
        @Nullable Dispute dispute, @Nullable ReturnPlace returnTo) {
    /** Whether its goods are with the seller, and its buyer waits for the money; of an exchange, once it is in dispute. */
    public boolean waitsForMoney() {
        return switch (status) {
            case COLLECTED, ON_HOLD -> kind == ClaimKind.RETURN;
            case DISPUTED -> collectedAt != null;
            default -> false;
        };
    }

    /** Whether it is told after another of its order, as if that were granted. */
    boolean isBehind(Claim other) {
        int after = inLineSince.compareTo(other.inLineSince);
        return after > 0 || (after == 0 && id.value() > other.id.value());
    }

    /** Whether another that was told its sum then is fetched with it: a return that was not back yet, and whose buyer pays for the way. */
    boolean spares(Instant then) {
        return kind == ClaimKind.RETURN && sum.backFreight().isPositive()
                && (collectedAt == null || collectedAt.isAfter(then));
    }

    /** The same elsewhere; nothing is asked of the seller's time then. */
    Claim at(ClaimStatus next) {
        return new Claim(id, orderId, itemId, chargeId, sellerId, buyerId, kind, next, quantity, reason, fault, told,
                sum, openedAt, inLineSince, null, collectedAt, refundBy, null, answer, closedAt, dispute, returnTo);
    }

    Claim as(ClaimKind other, RefundSum then) {
        return new Claim(id, orderId, itemId, chargeId, sellerId, buyerId, other, status, quantity, reason, fault,
                told, then, openedAt, inLineSince, answerBy, collectedAt, refundBy, heldFor, answer, closedAt, dispute,
                returnTo);
    }

    /** The same as a return from now on, told so behind all that are open. */
    Claim asReturn(RefundSum then, Instant now) {
        return new Claim(id, orderId, itemId, chargeId, sellerId, buyerId, ClaimKind.RETURN, status, quantity, reason,
                fault, told, then, openedAt, now, answerBy, collectedAt, refundBy, heldFor, answer, closedAt, dispute,
                returnTo);
    }

    Claim collected(Instant now, Instant until) {
        return new Claim(id, orderId, itemId, chargeId, sellerId, buyerId, kind, status, quantity, reason, fault,
                told, sum, openedAt, inLineSince, answerBy, now, until, heldFor, answer, closedAt, dispute, returnTo);
    }

    Claim heldFor(String what) {
        return new Claim(id, orderId, itemId, chargeId, sellerId, buyerId, kind, status, quantity, reason, fault,
                told, sum, openedAt, inLineSince, answerBy, collectedAt, refundBy, what, answer, closedAt, dispute,
                returnTo);
    }

    Claim answered(String text) {
        return new Claim(id, orderId, itemId, chargeId, sellerId, buyerId, kind, status, quantity, reason, fault,
                told, sum, openedAt, inLineSince, answerBy, collectedAt, refundBy, heldFor, text, closedAt, dispute,
                returnTo);
    }

    /** The same when its buyer is told where to send the goods. */
    Claim sentTo(@Nullable ReturnPlace place) {
        return new Claim(id, orderId, itemId, chargeId, sellerId, buyerId, kind, status, quantity, reason, fault, told,
                sum, openedAt, inLineSince, answerBy, collectedAt, refundBy, heldFor, answer, closedAt, dispute, place);
    }

    Claim closed(Instant now) {
        return new Claim(id, orderId, itemId, chargeId, sellerId, buyerId, kind, status, quantity, reason, fault,
                told, sum, openedAt, inLineSince, answerBy, collectedAt, refundBy, heldFor, answer, now, dispute,
                returnTo);
    }

    /** The same in dispute; of what was rejected, as if it were opened now and nothing of it had come. */
    Claim disputed(Dispute asked, RefundSum then) {
        boolean isOpen = closedAt == null;
        return new Claim(id, orderId, itemId, chargeId, sellerId, buyerId, kind, status, quantity, reason, fault, told,
                then, openedAt, isOpen ? inLineSince : asked.askedAt(), null, isOpen ? collectedAt : null,
                isOpen ? refundBy : null, null, answer, null, asked, returnTo);
    }

    /** The same when it is decided who bears the freight, and why. */
    Claim decided(Fault whose, String why) {
        Dispute asked = Objects.requireNonNull(dispute, "in dispute");
        return new Claim(id, orderId, itemId, chargeId, sellerId, buyerId, kind, status, quantity, reason, whose, told,
                sum, openedAt, inLineSince, answerBy, collectedAt, refundBy, heldFor, answer, closedAt,
                new Dispute(asked.words(), asked.askedAt(), why), returnTo);
    }
}
