package pay.merchant;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import platform.money.Won;
import platform.time.DatedRows;

/** The fee plans by the day, and what the law says of merchants with small sales. */
@Component
class FeePlans {
    private final DatedRows plans = DatedRows.read("/pay/fee-plans.csv");
    private final DatedRows smallMerchants = DatedRows.read("/pay/small-merchants.csv");

    /** The names of the plans of a day. */
    List<String> names(LocalDate day) {
        return plans.on(day).stream().map(List::getFirst).toList();
    }

    /**
     * One of the plans on a day.
     *
     * @param yearlySales null when they are not known
     */
    FeePlan on(LocalDate day, String name, @Nullable Won yearlySales) {
        List<String> row = plans.on(day).stream().filter(each -> each.getFirst().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No plan " + name + " on " + day));
        BigDecimal percent = new BigDecimal(row.get(1));
        return new FeePlan(name, mostPercent(day, yearlySales).map(percent::min).orElse(percent),
                row.get(2).equals("INCLUDED"), SettlementCycle.valueOf(row.get(3)), Integer.parseInt(row.get(4)),
                Won.of(Long.parseLong(row.get(5))));
    }

    private Optional<BigDecimal> mostPercent(LocalDate day, @Nullable Won yearlySales) {
        return yearlySales == null
                ? Optional.empty()
                : smallMerchants.on(day).stream()
                        .filter(row -> yearlySales.amount() <= Long.parseLong(row.getFirst()))
                        .min(Comparator.comparingLong(row -> Long.parseLong(row.getFirst())))
                        .map(row -> new BigDecimal(row.get(1)));
    }
}
