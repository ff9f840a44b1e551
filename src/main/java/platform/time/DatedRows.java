package platform.time;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rules that change with the law, out of a file of lines that begin with the day from which they hold. */
public final class DatedRows {
    private final String file;
    private final NavigableMap<LocalDate, List<List<String>>> rows;

    private DatedRows(String file, NavigableMap<LocalDate, List<List<String>>> rows) {
        this.file = file;
        this.rows = rows;
    }

    /** Reads a file of the class path; lines of one day belong together. */
    public static DatedRows read(String file) {
        return read(file, Objects.requireNonNull(DatedRows.class.getResourceAsStream(file), file));
    }

    /** Reads a file from wherever it is, and closes it. */
    public static DatedRows read(String file, InputStream content) {
        try (var lines = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8))) {
            return new DatedRows(file, lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split(",", -1)))
                    .collect(Collectors.groupingBy(row -> LocalDate.parse(row.getFirst()), TreeMap::new,
                            Collectors.mapping(row -> row.subList(1, row.size()), Collectors.toList()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of the newest day that is not after {@code day}, without that day. */
    public List<List<String>> on(LocalDate day) {
        var newest = rows.floorEntry(day);
        if (newest == null) {
            throw new IllegalArgumentException(file + " says nothing of " + day);
        }
        return newest.getValue();
    }

    /** All lines as something else, by the day from which they hold: for who asks often. */
    public <T> NavigableMap<LocalDate, List<T>> each(Function<List<String>, T> line) {
        NavigableMap<LocalDate, List<T>> each = new TreeMap<>();
        rows.forEach((day, lines) -> each.put(day, lines.stream().map(line).toList()));
        return each;
    }

    /** All lines of days that are not after {@code day}, oldest first. */
    public List<List<String>> until(LocalDate day) {
        return rows.headMap(day, true).values().stream().flatMap(List::stream).toList();
    }
}
