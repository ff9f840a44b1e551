package pay.payment;

import io.swagger.v3.oas.annotations.media.Schema;
import pay.promotion.PromotionId;

/**
 * Points that a member gets for an order once its purchases are confirmed.
 *
 * @param points at most: as many are given as what is confirmed and kept is worth
 * @param given so many were by now
 */
@Schema(name = "PaymentCashback")
public record CashbackView(@Schema(example = "695784701952131072") PromotionId promotionId,
        @Schema(example = "감귤의 날 1%") String promotion, State state, @Schema(example = "374") long points,
        @Schema(example = "0") long given) {
    /** How far it is. */
    public enum State {
        /** It would be promised if all of the order were paid in money now. */
        EXPECTED,
        /** Promised: its budget is kept. */
        PROMISED,
        /** What was given is all of it. */
        GIVEN,
        /** Nothing is given: what would have earned it went back. */
        LOST
    }
}
