package commerce.chargeback;

import java.time.Instant;

import commerce.catalogue.SellerId;
import commerce.order.ItemId;
import org.jspecify.annotations.Nullable;
import platform.money.Won;

/**
 * What of a chargeback is of an item, or of a parcel's freight.
 *
 * @param item of freight, one of the parcel's
 * @param target the number of the item, or of the parcel
 * @param most what the card had paid for it when it was opened, and had got nothing back of
 * @param refundedBefore what it had got back then
 * @param amount what the seller bears when it is lost
 * @param proposed what another amount is proposed; null: none is
 * @param taken what was taken from the seller in the end; {@code freed}: out of the order's escrow
 * @param settledAt null as long as neither is known
 */
record Share(ShareId id, ChargebackId chargeback, SellerId seller, ItemId item, long target, Won most,
        Won refundedBefore, Won amount, @Nullable Won proposed, Won taken, Won freed, @Nullable Instant settledAt) {
    /** The same where the card counts as having got back another sum before. */
    Share since(Won refundedBefore) {
        return new Share(id, chargeback, seller, item, target, most, refundedBefore, amount, proposed, taken, freed,
                settledAt);
    }

    /** Whether it is of a parcel's freight. */
    public boolean isFreight() {
        return target != item.value();
    }
}
