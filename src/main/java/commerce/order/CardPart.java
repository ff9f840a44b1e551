package commerce.order;

import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import platform.money.Won;

/**
 * What a card paid for an item, or for the freight of a parcel: what its company may take back.
 *
 * @param item of freight, the item with which it became the seller's, or one of the parcel
 * @param parcel null of an item
 * @param left what the card paid and got nothing back of
 * @param all the same of everything that paid for it
 * @param refunded what the card got back, or is to get back
 * @param stands whether it is the seller's: the purchase stands
 * @param remaining how many pieces are left of it; of freight, of all that is in the parcel
 * @param isFree whether nothing of it is claimed, and its item is on the way from the payment to the purchase that stands; when it
 *     stands, whether no refund to the card of what was claimed of it waits either, for pay or for operators
 */
public record CardPart(SellerId seller, ItemId item, @Nullable ShippingChargeId parcel, Won left, Won all, Won refunded,
        boolean stands, int remaining, boolean isFree) {
    /** The same when so much of it was charged back before, and taken from its seller. */
    public CardPart less(Won borne) {
        return new CardPart(seller, item, parcel, left.minus(borne), all, refunded, stands, remaining, isFree);
    }

    /** The number of what was paid for: the item's, or the parcel's. */
    public long target() {
        return parcel == null ? item.value() : parcel.value();
    }
}
