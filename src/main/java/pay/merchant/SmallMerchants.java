package pay.merchant;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;
import platform.money.Won;
import platform.time.DatedRows;

/** What the law lets merchants with small sales be charged, by the day. */
final class SmallMerchants {
    private static final DatedRows TIERS = DatedRows.read("/pay/small-merchants.csv");

    private SmallMerchants() {}

    /**
     * A plan as the law has it on a day.
     *
     * @param yearlySales null when they are not known: no small merchant
     */
    static FeePlan cap(FeePlan plan, LocalDate day, @Nullable Won yearlySales) {
        return yearlySales == null
                ? plan
                : TIERS.on(day).stream().filter(row -> yearlySales.amount() <= Long.parseLong(row.getFirst()))
                        .min(Comparator.comparingLong(row -> Long.parseLong(row.getFirst())))
                        .map(row -> plan.atMost(new BigDecimal(row.get(1)))).orElse(plan);
    }
}
