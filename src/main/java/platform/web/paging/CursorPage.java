package platform.web.paging;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items at most as many as were asked for
 * @param nextCursor what to send as {@code cursor} to read on; null on the last page
 */
public record CursorPage<T>(List<T> items, @Nullable String nextCursor) {
    public CursorPage {
        items = List.copyOf(items);
    }

    /**
     * Makes a page of rows that were read with {@code limit + 1}: the one too many only shows that there are more.
     *
     * @param cursorOf makes the cursor that leads past a row, by {@link Cursors#encode}
     */
    public static <T> CursorPage<T> of(List<T> rows, int limit, Function<T, String> cursorOf) {
        if (rows.size() <= limit) {
            return new CursorPage<>(rows, null);
        }
        return new CursorPage<>(rows.subList(0, limit), cursorOf.apply(rows.get(limit - 1)));
    }

    public <R> CursorPage<R> map(Function<? super T, ? extends R> mapping) {
        return new CursorPage<>(items.stream().<R>map(mapping).toList(), nextCursor);
    }
}
