package commerce.order;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.money.Won;

/** The parcel that an item is sent in: what it costs, what was paid for it and not given back, and what else is in it. */
@Component
public class ParcelOf {
    private final ShippingCharges charges;
    private final Tenders tenders;
    private final Items items;

    ParcelOf(ShippingCharges charges, Tenders tenders, Items items) {
        this.charges = charges;
        this.tenders = tenders;
        this.items = items;
    }

    /**
     * A parcel.
     *
     * @param feeLeft paid for it, and not given back
     */
    public record Parcel(ShippingCharge charge, Won feeLeft, List<Item> items) {
        public boolean isPaidOut() {
            return charge.confirmedWith() != null;
        }

        /** How many pieces are left in it. */
        public int remaining() {
            return items.stream().mapToInt(Item::remaining).sum();
        }
    }

    /** Empty of an item from before there were parcels. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<Parcel> find(Item item) {
        ShippingChargeId id = item.chargeId();
        return id == null
                ? Optional.empty()
                : charges.of(item.orderId()).stream().filter(each -> each.id().equals(id)).findFirst()
                        .map(charge -> new Parcel(charge,
                                tenders.left(id).values().stream().reduce(Won.ZERO, Won::plus),
                                items.of(item.orderId()).stream().filter(each -> id.equals(each.chargeId())).toList()));
    }

    /**
     * What is left of its freight is the seller's, with this item.
     *
     * @return how much that is
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Won payOut(ShippingChargeId parcel, ItemId with) {
        return tenders.confirmCharge(parcel, with)
                ? tenders.left(parcel).values().stream().reduce(Won.ZERO, Won::plus)
                : Won.ZERO;
    }

    /** So much of its freight is owed after all; it cannot be owed again. */
    public void owe(ShippingChargeId parcel, Won more) {
        charges.owe(parcel, more);
    }
}
