package commerce.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The ids of a product's pictures as its row keeps them: separated by commas, the first one for lists. */
public final class ProductImages {
    /** As many as the column holds. */
    public static final int MOST = 10;

    private ProductImages() {}

    public static String write(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    public static List<Long> read(String text) {
        return text.isEmpty() ? List.of() : Arrays.stream(text.split(",", -1)).map(Long::valueOf).toList();
    }
}
