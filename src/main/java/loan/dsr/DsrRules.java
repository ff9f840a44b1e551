package loan.dsr;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import loan.cost.DatedRows;
import loan.product.LoanKind;

/** The rules of one day, out of {@code loan/dsr-rules.csv}: dated data, each with its source there. */
public final class DsrRules {
    private static final DatedRows ROWS = DatedRows.read("/loan/dsr-rules.csv");

    private final Map<String, BigDecimal> values = new HashMap<>();

    private DsrRules(LocalDate day) {
        for (List<String> row : ROWS.until(day)) {
            values.put(row.getFirst() + " " + row.get(1), new BigDecimal(row.get(2)));
        }
    }

    /** What holds on a day. */
    public static DsrRules on(LocalDate day) {
        return new DsrRules(day);
    }

    /** The most of a year's income that a year's debt service may take. */
    BigDecimal cap(Sector sector) {
        return get("CAP", sector.name()).orElseThrow();
    }

    /** The longest term that debt service is reckoned over. */
    int term(LoanKind kind) {
        return get("TERM", kind.name()).orElseThrow().intValueExact();
    }

    /** What is added to the rate of a loan of such an amount. */
    BigDecimal stress(LoanWish wish) {
        boolean free = wish.amount().amount() <= get("STRESS_ABOVE", wish.kind().name()).orElseThrow()
                .longValueExact();
        return free
                ? BigDecimal.ZERO
                : get("STRESS", place(wish)).orElseThrow()
                        .multiply(get("RATIO", wish.rateType().name()).orElseThrow());
    }

    /** The most of such a loan, won; empty when no rule says so. */
    Optional<BigDecimal> amount(LoanWish wish) {
        return get("AMOUNT", place(wish));
    }

    /** The most of such a loan to a year's income; empty when no rule says so. */
    Optional<BigDecimal> toIncome(LoanKind kind) {
        return get("TO_INCOME", kind.name());
    }

    private static String place(LoanWish wish) {
        return wish.kind() == LoanKind.MORTGAGE ? "MORTGAGE_" + wish.area().name() : "OTHER";
    }

    private Optional<BigDecimal> get(String rule, String of) {
        return Optional.ofNullable(values.get(rule + " " + of));
    }
}
