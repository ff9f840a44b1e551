package commerce.sheet;

import java.util.List;

/**
 * A row of a table.
 *
 * @param number as its writer sees it: that of the names is 1
 * @param cells as texts on one line, without spaces around them
 */
public record SheetRow(int number, List<String> cells) {
    public SheetRow {
        cells = List.copyOf(cells);
    }
}
