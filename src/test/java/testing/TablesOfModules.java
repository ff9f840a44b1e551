package testing;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which modules own the tables that a statement names: a table's name begins with its module's. */
final class TablesOfModules {
    private static final Pattern TABLE = Pattern
            .compile(
                    "(?:\\b(?:from|(?:straight_)?join|into|(?<!duplicate key )update|table|truncate)\\s+|,\\s*)[`\"]?([a-z]+)_[a-z0-9_]+[`\"]?(?!\\.)\\b");

    /** Of statements that come again; those with values in them do not, and are long. */
    private static final Map<String, Set<String>> KNOWN = new ConcurrentHashMap<>();
    private static final int SHORT = 1_000;
    private static final int MOST_KNOWN = 20_000;

    /** Kept for each class, since the stack of each statement is looked through for it. */
    private static final ClassValue<Optional<String>> MODULE_OF = new ClassValue<>() {
        @Override
        protected Optional<String> computeValue(Class<?> type) {
            String name = type.getPackageName();
            int dot = name.indexOf('.');
            return Optional.of(dot < 0 ? name : name.substring(0, dot)).filter(ModuleNames.OF_BUSINESS::contains);
        }
    };

    private TablesOfModules() {}

    /** The modules whose tables {@code sql} names. */
    static Set<String> touchedBy(String sql) {
        return sql.length() > SHORT || KNOWN.size() > MOST_KNOWN
                ? read(sql)
                : KNOWN.computeIfAbsent(sql, TablesOfModules::read);
    }

    private static Set<String> read(String sql) {
        Set<String> modules = new TreeSet<>();
        Matcher tables = TABLE.matcher(sql.toLowerCase(Locale.ROOT));
        while (tables.find()) {
            boolean afterComma = sql.charAt(tables.start()) == ',';
            // "a, pay_by" in a list of columns is no table; "from a, pay_wallet w" is.
            if (ModuleNames.OF_BUSINESS.contains(tables.group(1))
                    && (!afterComma || inFromClause(sql, tables.start()))) {
                modules.add(tables.group(1));
            }
        }
        return modules;
    }

    /** The module that a class belongs to, by its top-level package. */
    static Optional<String> moduleOf(Class<?> type) {
        return MODULE_OF.get(type);
    }

    private static boolean inFromClause(String sql, int position) {
        String before = sql.substring(0, position).toLowerCase(Locale.ROOT).replaceAll("\\s", " ");
        int from = before.lastIndexOf(" from ");
        return from >= 0
                && !before.substring(from).matches("(?s).*\\b(where|set|values|group by|order by|select|on)\\b.*");
    }
}
