package madang.migrations;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import madang.migrations.Shape.Column;
import madang.migrations.Shape.Index;
import madang.migrations.Shape.Name;
import madang.migrations.Shape.Reference;

/** From one shape of a schema to the next: what of it a program cannot live with that knows the first alone. New tables are none of its business. */
final class Difference {
    private static final Pattern SIZED = Pattern
            .compile("(varchar|varbinary|char|binary|datetime|timestamp|time)(?:\\((\\d+)\\))?");
    private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d+),(\\d+)\\)( unsigned)?");
    private static final List<List<String>> GROWING = List.of(
            List.of("tinyint", "smallint", "mediumint", "int", "bigint"),
            List.of("tinytext", "text", "mediumtext", "longtext"),
            List.of("tinyblob", "blob", "mediumblob", "longblob"));

    private final Shape before;
    private final Shape after;
    private final SortedSet<Finding> findings = new TreeSet<>();

    private Difference(Shape before, Shape after) {
        this.before = before;
        this.after = after;
    }

    /** A rule, and the table or the part of a table that breaks it. */
    record Finding(Rule rule, String subject) implements Comparable<Finding> {
        @Override
        public int compareTo(Finding other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return rule + " " + subject;
        }
    }

    static SortedSet<Finding> between(Shape before, Shape after) {
        Difference difference = new Difference(before, after);
        difference.columns();
        difference.indexes();
        difference.constraints();
        difference.triggers();
        return difference.findings;
    }

    private void columns() {
        before.columns().forEach((name, column) -> {
            Column now = after.columns().get(name);
            if (!after.hasTable(name.table())) {
                findings.add(new Finding(Rule.TABLE_GONE, name.table()));
            } else if (now == null) {
                add(Rule.COLUMN_GONE, name);
            } else {
                compare(name, column, now);
            }
        });
        after.columns().forEach((name, column) -> {
            if (isNew(name) && before.hasTable(name.table()) && column.mustBeWritten()) {
                add(Rule.NEW_COLUMN_MANDATORY, name);
            }
        });
    }

    private void compare(Name name, Column was, Column is) {
        if (!isWider(was.type(), is.type())
                || !String.valueOf(was.collation()).equals(String.valueOf(is.collation()))) {
            add(Rule.TYPE_CHANGED, name);
        }
        if (is.isGenerated() && !was.isGenerated()) {
            add(Rule.NOT_WRITABLE, name);
        } else if ((was.nullable() && !is.nullable()) || (is.mustBeWritten() && !was.mustBeWritten())) {
            add(Rule.COLUMN_MANDATORY, name);
        }
    }

    /** Whether all that fits into the one fits into the other, and means the same there. */
    static boolean isWider(String from, String to) {
        if (from.equals(to)) {
            return true;
        }
        Matcher was = SIZED.matcher(from);
        Matcher is = SIZED.matcher(to);
        if (was.matches() && is.matches()) {
            return was.group(1).equals(is.group(1)) && size(was) <= size(is);
        }
        Matcher number = DECIMAL.matcher(from);
        Matcher other = DECIMAL.matcher(to);
        if (number.matches() && other.matches()) {
            return number.group(2).equals(other.group(2)) && from.endsWith("unsigned") == to.endsWith("unsigned")
                    && Integer.parseInt(number.group(1)) <= Integer.parseInt(other.group(1));
        }
        // MariaDB shows how wide integers are displayed, which means nothing.
        String small = from.replaceFirst("\\(\\d+\\)", "");
        String large = to.replaceFirst("\\(\\d+\\)", "");
        return small.endsWith(" unsigned") == large.endsWith(" unsigned") && GROWING.stream().anyMatch(sizes -> {
            int at = sizes.indexOf(small.replace(" unsigned", ""));
            return at >= 0 && sizes.indexOf(large.replace(" unsigned", "")) >= at;
        });
    }

    private static int size(Matcher type) {
        return type.group(2) == null ? 0 : Integer.parseInt(type.group(2));
    }

    private void indexes() {
        before.indexes().forEach((name, index) -> {
            if (!stays(name.table(), index.columns())) {
                return;
            }
            if (index.unique() && of(name.table(), after).noneMatch(other -> other.equals(index))) {
                add(Rule.UNIQUE_GONE, name);
            } else if (of(name.table(), after).noneMatch(other -> other.columns().size() >= index.columns().size()
                    && other.columns().subList(0, index.columns().size()).equals(index.columns()))) {
                add(Rule.INDEX_GONE, name);
            }
        });
        after.indexes().forEach((name, index) -> {
            // What is null is never twice, and the release before leaves new columns as they are by default.
            boolean isOfNewRowsAlone = index.columns().stream().map(column -> new Name(name.table(), column))
                    .anyMatch(column -> isNew(column) && isLeftNull(column));
            if (index.unique() && before.hasTable(name.table()) && !isOfNewRowsAlone
                    && of(name.table(), before).noneMatch(other -> other.equals(index))) {
                add(Rule.UNIQUE, name);
            }
        });
    }

    private static java.util.stream.Stream<Index> of(String table, Shape shape) {
        return shape.indexes().entrySet().stream().filter(each -> each.getKey().table().equals(table))
                .map(Map.Entry::getValue);
    }

    private void constraints() {
        after.checks().forEach((name, condition) -> {
            if (before.hasTable(name.table()) && !condition.equals(before.checks().get(name))
                    && before.columns().keySet().stream().anyMatch(column -> column.table().equals(name.table())
                            && condition.matches("(?is).*\\b" + Pattern.quote(column.name()) + "\\b.*"))) {
                add(Rule.CHECK, name);
            }
        });
        after.references().forEach((name, reference) -> {
            Reference was = before.references().get(name);
            boolean isOfNewRowsAlone = reference.columns().stream().map(column -> new Name(name.table(), column))
                    .anyMatch(column -> isNew(column) && isLeftNull(column));
            if (before.hasTable(name.table()) && !reference.equals(was) && !isOfNewRowsAlone) {
                add(Rule.FOREIGN_KEY, name);
            }
        });
    }

    private void triggers() {
        after.triggers().forEach((name, body) -> {
            if (before.hasTable(name.table()) && !body.equals(before.triggers().get(name))) {
                add(Rule.TRIGGER, name);
            }
        });
        before.triggers().keySet().forEach(name -> {
            if (after.hasTable(name.table()) && !after.triggers().containsKey(name)) {
                add(Rule.TRIGGER, name);
            }
        });
    }

    private boolean isNew(Name column) {
        return !before.columns().containsKey(column);
    }

    private boolean isLeftNull(Name column) {
        Column found = after.columns().get(column);
        return found != null && found.nullable() && !found.isGenerated();
    }

    private boolean stays(String table, List<String> columns) {
        return columns.stream().allMatch(column -> after.columns().containsKey(new Name(table, column)));
    }

    private void add(Rule rule, Name name) {
        findings.add(new Finding(rule, name.toString()));
    }
}
