package commerce.sheet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import commerce.refusal.CommerceError;
import platform.web.DomainException;

/**
 * A table that somebody brought, whose first row names its columns. Columns are known by what stands in brackets at the end of a
 * name, so that a template can be in any language: {@code 판매가 [price]} is {@code price}; a name without is known by itself. However they are
 * written, large or small.
 */
public final class Sheet {
    private final Map<String, Integer> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<SheetRow> rows;

    Sheet(List<String> header, List<SheetRow> rows) {
        for (int i = 0; i < header.size(); i++) {
            columns.putIfAbsent(key(header.get(i)), i);
        }
        this.rows = List.copyOf(rows);
    }

    /** Those below the names, without empty ones. */
    public List<SheetRow> rows() {
        return rows;
    }

    /** What its columns are known by. */
    public Set<String> columns() {
        return columns.keySet();
    }

    /**
     * That these columns are there.
     *
     * @throws DomainException {@code SHEET_COLUMN_MISSING}
     */
    public Sheet requires(String... wanted) {
        for (String column : wanted) {
            if (!columns.containsKey(column)) {
                throw new DomainException(CommerceError.SHEET_COLUMN_MISSING, column);
            }
        }
        return this;
    }

    /** What a row says in a column; empty when that is not there. */
    public String value(SheetRow row, String column) {
        Integer at = columns.get(column);
        return at == null || at >= row.cells().size() ? "" : row.cells().get(at);
    }

    private static String key(String name) {
        int open = name.lastIndexOf('[');
        boolean bracketed = open >= 0 && name.endsWith("]");
        return bracketed ? name.substring(open + 1, name.length() - 1).strip() : name.strip();
    }
}
