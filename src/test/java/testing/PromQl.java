package testing;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** As much of Prometheus' query language as tells which metrics and which of their labels a query asks for. */
public final class PromQl {
    private static final Pattern SELECTOR = Pattern.compile("\\b([a-z_]\\w*)\\s*(?:\\{([^}]*)})?(?!\\s*\\(|\\w)");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"[^\"]*\"");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

    private PromQl() {}

    /** Each metric with the labels that it is asked by. */
    public static Map<String, Set<String>> metrics(String query) {
        String bare = GROUPING.matcher(query).replaceAll("").replaceAll("\\[[^]]*]", "");
        Map<String, Set<String>> found = new TreeMap<>();
        SELECTOR.matcher(bare).results().filter(each -> !WORDS.contains(each.group(1)))
                .forEach(each -> found.computeIfAbsent(each.group(1), _ -> new TreeSet<>())
                        .addAll(labels(each.group(2))));
        return found;
    }

    private static Set<String> labels(String matchers) {
        return matchers == null
                ? Set.of()
                : LABEL.matcher(matchers).results().map(each -> each.group(1)).collect(Collectors.toSet());
    }

    /** The labels that its results are grouped by. */
    public static Set<String> grouping(String query) {
        return GROUPING.matcher(query).results().flatMap(each -> Stream.of(each.group(1).split(",", -1)))
                .map(String::strip).collect(Collectors.toCollection(TreeSet::new));
    }
}
