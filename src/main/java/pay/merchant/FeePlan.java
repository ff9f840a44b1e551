package pay.merchant;

import java.math.BigDecimal;
import java.math.RoundingMode;

import platform.money.Fee;
import platform.money.Won;

/**
 * What a merchant pays on one day, and when it gets its money.
 *
 * @param name of the plan
 * @param percent of a sale: 2.53 for 2.53 %; of a small merchant no more than the law's
 * @param vatIncluded whether VAT is in the percentage; else it comes on top
 * @param payoutDays how many business days after the end of the cycle it is paid out
 * @param ofLostDispute before VAT, or with it, as {@code vatIncluded} says
 */
public record FeePlan(String name, BigDecimal percent, boolean vatIncluded, SettlementCycle cycle, int payoutDays,
        Won ofLostDispute) {
    /** What a plan's name is like. */
    public static final String NAME = "[A-Z][A-Z_]{0,19}";

    /** The fee of a sale: a percentage of all that was paid, down to the won (원 미만 절사), which is in the merchant's favour. */
    public Fee on(Won sale) {
        if (sale.isNegative()) {
            throw new IllegalArgumentException("A sale of " + sale);
        }
        return withVat(Won.of(BigDecimal.valueOf(sale.amount()).multiply(percent).movePointLeft(2)
                .setScale(0, RoundingMode.DOWN).longValueExact()));
    }

    /** The same with no higher a percentage than this. */
    FeePlan atMost(BigDecimal most) {
        return new FeePlan(name, percent.min(most), vatIncluded, cycle, payoutDays, ofLostDispute);
    }

    /** The fee of a dispute that the merchant lost. */
    public Fee onLostDispute() {
        return withVat(ofLostDispute);
    }

    private Fee withVat(Won fee) {
        return vatIncluded ? Fee.including(fee) : Fee.adding(fee);
    }
}
