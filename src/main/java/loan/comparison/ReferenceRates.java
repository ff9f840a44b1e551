package loan.comparison;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;

import loan.cost.DatedRows;
import loan.product.LoanKind;

/** The rates that debt service is reckoned with while no lender has named one: what a new loan may be had at, dated data. */
final class ReferenceRates {
    private static final DatedRows ROWS = DatedRows.read("/loan/refinancing-rates.csv");

    private ReferenceRates() {}

    static Map<LoanKind, BigDecimal> on(LocalDate day) {
        return ROWS.on(day).stream().collect(
                Collectors.toMap(row -> LoanKind.valueOf(row.getFirst()), row -> new BigDecimal(row.get(1))));
    }
}
