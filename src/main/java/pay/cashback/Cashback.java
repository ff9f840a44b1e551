package pay.cashback;

import pay.ledger.MovementId;
import pay.promotion.PromotionId;
import platform.id.Tsid;

/**
 * Points that a member is to get for a payment.
 *
 * @param points at most; held of the promotion's budget
 */
record Cashback(Tsid id, PromotionId promotion, long payment, Tsid member, long points, MovementId hold) {}
