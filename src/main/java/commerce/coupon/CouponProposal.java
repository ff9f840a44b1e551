package commerce.coupon;

import java.time.Instant;

import platform.id.Tsid;

/**
 * A coupon of Madang's own that somebody wants to offer.
 *
 * @param reason why, among operators
 */
record CouponProposal(Coupon coupon, String reason, Tsid by, Instant at) {}
