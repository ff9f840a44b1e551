package commerce.freight;

import java.util.ArrayList;
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
    static final Won USUAL_RETURN_FEE = Won.of(3_000);

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

    private static Parcel parcel(List<Goods> goods, List<Integer> together, Zone zone) {
        Won price = Won.ZERO;
        Map<TemplateId, ShippingTemplate> templates = new LinkedHashMap<>();
        Map<TemplateId, Integer> pieces = new LinkedHashMap<>();
        for (int i : together) {
            Goods each = goods.get(i);
            price = price.plus(each.price());
            if (each.template() != null) {
                templates.put(each.template().id(), each.template());
                pieces.merge(each.template().id(), each.pieces(), Integer::sum);
            }
        }
        Won fee = Won.ZERO;
        Won unfree = Won.ZERO;
        Won freeFrom = null;
        for (ShippingTemplate template : templates.values()) {
            fee = larger(fee, template.feeFor(price, pieces.getOrDefault(template.id(), 0)));
            if (template.freeFrom() != null && !price.isLessThan(template.freeFrom())
                    && unfree.isLessThan(template.fee())) {
                unfree = template.fee();
                freeFrom = template.freeFrom();
            }
        }
        boolean owedLater = fee.isLessThan(unfree);
        return new Parcel(together, fee.plus(largest(templates, each -> each.surcharge(zone), Won.ZERO)),
                owedLater ? freeFrom : null, owedLater ? unfree.minus(fee) : Won.ZERO,
                largest(templates, ShippingTemplate::returnFee, USUAL_RETURN_FEE),
                largest(templates, ShippingTemplate::exchangeFee, USUAL_RETURN_FEE.times(2)));
    }

    private static Won largest(Map<TemplateId, ShippingTemplate> templates, Function<ShippingTemplate, Won> of,
            Won without) {
        return templates.isEmpty() ? without : templates.values().stream().map(of).reduce(Won.ZERO, Parcels::larger);
    }

    private static Won larger(Won one, Won other) {
        return one.isLessThan(other) ? other : one;
    }
}
