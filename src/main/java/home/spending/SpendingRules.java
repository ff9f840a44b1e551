package home.spending;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.stream.Stream;

import platform.time.DatedRows;

/**
 * Which categories an outlay is of: for each sort of goods the first line that fits, of those that hold on its day. What was
 * paid for several sorts together is shared out by their prices.
 */
public final class SpendingRules {
    private final NavigableMap<LocalDate, List<Rule>> rules;

    SpendingRules(DatedRows rows) {
        rules = rows.each(Rule::of);
    }

    /** The rules that come with the module. */
    public static SpendingRules load() {
        return new SpendingRules(DatedRows.read("/home/spending-rules.csv"));
    }

    /** One line. */
    private record Rule(Outlay.Kind kind, List<String> goods, Category category) {
        static Rule of(List<String> row) {
            return new Rule(Outlay.Kind.valueOf(row.get(0)),
                    row.get(1).isEmpty() ? List.of() : List.of(row.get(1).split("\\|", -1)),
                    Category.valueOf(row.get(2)));
        }

        boolean fits(Outlay.Kind of, String sort) {
            return kind == of && (goods.isEmpty() || goods.contains(sort));
        }
    }

    /** The outlay's won by category, none lost and none added. */
    public Map<Category, Long> split(Outlay outlay) {
        Map<Category, Long> split = new EnumMap<>(Category.class);
        long all = outlay.goods().sums().values().stream().mapToLong(Long::longValue).sum();
        long before = 0;
        long given = 0;
        for (Map.Entry<String, Long> sort : outlay.goods().sums().entrySet()) {
            before += sort.getValue();
            long until = share(outlay.amount(), before, all);
            split.merge(category(outlay.kind(), sort.getKey(), outlay.on()), until - given, Long::sum);
            given = until;
        }
        return split;
    }

    private Category category(Outlay.Kind kind, String sort, LocalDate day) {
        Map.Entry<LocalDate, List<Rule>> inForce = rules.floorEntry(day);
        return Stream.ofNullable(inForce).flatMap(each -> each.getValue().stream())
                .filter(rule -> rule.fits(kind, sort)).findFirst().map(Rule::category)
                .orElseThrow(() -> new IllegalStateException("No line fits " + kind + " of " + sort + " on " + day));
    }

    /** Beyond 64 bits in between. */
    private static long share(long amount, long part, long all) {
        return BigInteger.valueOf(amount).multiply(BigInteger.valueOf(part)).divide(BigInteger.valueOf(all))
                .longValueExact();
    }
}
