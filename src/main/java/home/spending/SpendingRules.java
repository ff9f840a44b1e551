package home.spending;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import platform.time.DatedRows;

/**
 * Which category a movement of the wallet is of: the first line that fits, of those that held on its day. So a movement is
 * of the same category whenever it is told.
 */
public final class SpendingRules {
    private final DatedRows rows;

    SpendingRules(DatedRows rows) {
        this.rows = rows;
    }

    /** The rules that come with the module. */
    public static SpendingRules load() {
        return new SpendingRules(DatedRows.read("/home/spending-rules.csv"));
    }

    /** A line without words fits any: each description contains the empty word. */
    private static boolean fits(List<String> row, String kind, String description) {
        return List.of(row.get(0).split("\\|", -1)).contains(kind)
                && Stream.of(row.get(1).split("\\|", -1)).anyMatch(description::contains);
    }

    /**
     * The category of a movement; empty when it is no spending.
     *
     * @param kind as {@code WalletMoved} tells it
     * @param day of the movement, in Korea
     */
    public Optional<Category> category(String kind, String description, LocalDate day) {
        return rows.on(day).stream().filter(row -> fits(row, kind, description)).findFirst()
                .map(row -> Category.valueOf(row.get(2)));
    }
}
