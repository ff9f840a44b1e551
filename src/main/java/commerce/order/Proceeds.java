package commerce.order;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.money.Won;

/** What a purchase that stands leaves to its seller. */
@Component
public class Proceeds {
    private final Tenders tenders;

    Proceeds(Tenders tenders) {
        this.tenders = tenders;
    }

    /**
     * Money of an item and its freight.
     *
     * @param tenders how much of each kind
     * @param shipping what of it is the freight
     */
    public record Taken(SortedMap<String, Won> tenders, Won shipping) {}

    /** What is left of what was paid for it; with the first item of a parcel, of the parcel's freight too. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Taken take(Item item) {
        SortedMap<String, Won> all = new TreeMap<>(tenders.left(item.id()));
        ShippingChargeId parcel = item.chargeId();
        Map<String, Won> freight = parcel != null && tenders.confirmCharge(parcel, item.id())
                ? tenders.left(parcel)
                : Map.of();
        freight.forEach((kind, amount) -> all.merge(kind, amount, Won::plus));
        return new Taken(all, freight.values().stream().reduce(Won.ZERO, Won::plus));
    }
}
