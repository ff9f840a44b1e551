package commerce.freight;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import platform.money.Won;

/**
 * Packs the goods of one seller and says what each parcel costs. Goods whose templates bundle go together, the others each
 * alone; of the templates of a parcel the one with the highest fee is asked, and one under which it is free makes its own fee
 * nothing only. Whether it is free depends on all that is in the parcel.
 */
public final class Parcels {
    /** What a seller asks who has said nothing: nothing for the way there, the usual fee for the way back. */
    public static final Won USUAL_RETURN_FEE = Won.of(3_000);
    /** Likewise, for both ways of an exchange. */
    public static final Won USUAL_EXCHANGE_FEE = USUAL_RETURN_FEE.times(2);

    private Parcels() {}

    /**
     * One kind of goods.
     *
     * @param price of all its pieces, before coupons
     * @param template null: it is sent for nothing
     */
    public record Goods(Won price, int pieces, @Nullable ShippingTemplate template) {
        boolean bundles() {
            return template == null || template.bundles();
        }

        /** What is asked for sending it there. */
        public Rate rate(Zone zone) {
            return template == null ? Rate.NOTHING : template.rate(zone);
        }
    }

    public static List<Parcel> pack(List<Goods> goods, Zone zone) {
        List<Integer> together = new ArrayList<>();
        List<Parcel> parcels = new ArrayList<>();
        for (int i = 0; i < goods.size(); i++) {
            if (goods.get(i).bundles()) {
                together.add(i);
            } else {
                parcels.add(parcel(goods, List.of(i), zone));
            }
        }
        if (!together.isEmpty()) {
            parcels.addFirst(parcel(goods, together, zone));
        }
        return parcels;
    }

    /**
     * What one parcel costs the buyer, the zone's surcharge included; nothing when there is nothing in it.
     *
     * @param price of all that is in it
     * @param pieces by the rate at which they are sent
     */
    public static Won fee(Won price, Map<Rate, Integer> pieces) {
        Won fee = Won.ZERO;
        Won surcharge = Won.ZERO;
        for (Map.Entry<Rate, Integer> each : pieces.entrySet()) {
            fee = larger(fee, each.getKey().feeFor(price, each.getValue()));
            surcharge = larger(surcharge, each.getKey().surcharge());
        }
        return fee.plus(surcharge);
    }

    private static Parcel parcel(List<Goods> goods, List<Integer> together, Zone zone) {
        Won price = Won.ZERO;
        Map<TemplateId, ShippingTemplate> templates = new LinkedHashMap<>();
        Map<Rate, Integer> pieces = new LinkedHashMap<>();
        for (int i : together) {
            Goods each = goods.get(i);
            price = price.plus(each.price());
            pieces.merge(each.rate(zone), each.pieces(), Integer::sum);
            if (each.template() != null) {
                templates.put(each.template().id(), each.template());
            }
        }
        Won fee = fee(price, pieces);
        Won unfreeFee = fee(Won.ZERO, pieces).minus(fee);
        return new Parcel(together, fee, unfreeFee.isPositive() ? freeFrom(pieces.keySet(), price) : null, unfreeFee,
                largest(templates, ShippingTemplate::returnFee, USUAL_RETURN_FEE),
                largest(templates, ShippingTemplate::exchangeFee, USUAL_EXCHANGE_FEE));
    }

    /** The price from which on the dearest of what is free now is so. */
    private static @Nullable Won freeFrom(Collection<Rate> rates, Won price) {
        Rate dearest = Rate.NOTHING;
        for (Rate each : rates) {
            if (each.isFree(price) && dearest.fee().isLessThan(each.fee())) {
                dearest = each;
            }
        }
        return dearest.freeFrom();
    }

    private static Won largest(Map<TemplateId, ShippingTemplate> templates, Function<ShippingTemplate, Won> of,
            Won without) {
        return templates.isEmpty() ? without : templates.values().stream().map(of).reduce(Won.ZERO, Parcels::larger);
    }

    private static Won larger(Won one, Won other) {
        return one.isLessThan(other) ? other : one;
    }
}
