package home.suggestion;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import platform.time.DatedRows;

/** The decision table: its lines in order of weight, each with conditions that must all hold. Pure. */
public final class Suggestions {
    /** So many are shown. */
    public static final int MOST = 3;

    private final DatedRows rows;

    Suggestions(DatedRows rows) {
        this.rows = rows;
    }

    /** The table that comes with the module. */
    public static Suggestions load() {
        return new Suggestions(DatedRows.read("/home/suggestions.csv"));
    }

    /** One line. */
    private record Rule(String reason, String service, List<Condition> conditions) {
        static Rule of(List<String> row) {
            return new Rule(row.get(0), row.get(1), Stream.of(row.get(2).split("&", -1)).map(Condition::of).toList());
        }

        boolean applies(Map<Fact, Long> known) {
            return conditions.stream().allMatch(condition -> condition.holds(known));
        }

        Suggestion of(Map<Fact, Long> known) {
            return new Suggestion(reason, service, conditions.stream().flatMap(each -> each.facts().stream()).distinct()
                    .map(fact -> new Suggestion.Evidence(fact, known.getOrDefault(fact, 0L))).toList());
        }
    }

    /** The reasons of that day's table, in order. */
    public List<String> reasons(LocalDate day) {
        return rows.on(day).stream().map(List::getFirst).toList();
    }

    /**
     * What to suggest, the weightiest first, at most {@link #MOST}.
     *
     * @param known what is known; a section that could not be read leaves its facts out
     */
    public List<Suggestion> of(LocalDate day, Map<Fact, Long> known) {
        return rows.on(day).stream().map(Rule::of).filter(rule -> rule.applies(known)).limit(MOST)
                .map(rule -> rule.of(known)).toList();
    }
}
