package commerce.order;

import org.jspecify.annotations.Nullable;
import platform.money.Won;

/**
 * What one parcel of an order costs, as it was when ordered.
 *
 * @param fee what the buyer pays for it
 * @param freeFrom of what was ordered before each item's rate was kept: from this price of its goods on it is free of
 *     {@code unfreeFee}; null: that changes nothing
 * @param unfreeFee what is owed after all when cancels and returns leave less than {@code freeFrom}, so too
 * @param returnFee for one way back
 * @param exchangeFee for both ways
 * @param confirmedWith the item with which the fee became the seller's
 */
public record ShippingCharge(ShippingChargeId id, SellerOrderId sellerOrderId, Won fee, @Nullable Won freeFrom,
        Won unfreeFee,
        Won returnFee, Won exchangeFee, @Nullable ItemId confirmedWith) {}
