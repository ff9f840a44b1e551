package loan.overview;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import loan.cost.DatedRows;
import loan.product.LoanKind;

/** The rates that a saving is estimated with: dated data. */
final class RefinancingRates {
    private static final DatedRows TABLE = DatedRows.read("/loan/refinancing-rates.csv");

    private RefinancingRates() {}

    static BigDecimal on(LocalDate day, LoanKind kind) {
        List<String> row = TABLE.on(day).stream().filter(each -> each.getFirst().equals(kind.name())).findFirst()
                .orElseThrow();
        return new BigDecimal(row.get(1));
    }
}
