package home.spending;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** What an order was for: sums in won by sort of goods, as commerce calls them. */
public record Goods(SortedMap<String, Long> sums) {
    /** Of an order that was not told yet, or told before sorts were: one sort without a name. */
    static final Goods UNKNOWN = new Goods(new TreeMap<>(Map.of("", 1L)));

    /** As a column holds it, for example {@code FRUIT=19900 KITCHEN=5000}. */
    public String text() {
        return sums.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(" "));
    }

    /** Out of the column. */
    public static Goods of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return UNKNOWN;
        }
        return new Goods(Stream.of(text.split(" ", -1)).map(each -> each.split("=", -1))
                .collect(Collectors.toMap(each -> each[0], each -> Long.valueOf(each[1]), Long::sum, TreeMap::new)));
    }
}
