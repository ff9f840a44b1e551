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
    /** Those of the day that was asked for last: every first screen of a day asks for the same. */
    private volatile Held held = new Held(LocalDate.MIN, List.of());

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

    private record Held(LocalDate day, List<Rule> rules) {}

    private List<Rule> rules(LocalDate day) {
        Held now = held;
        if (!now.day().equals(day)) {
            now = new Held(day, rows.on(day).stream().map(Rule::of).toList());
            held = now;
        }
        return now.rules();
    }

    /** The reasons of that day's table, in order. */
    public List<String> reasons(LocalDate day) {
        return rules(day).stream().map(Rule::reason).toList();
    }

    /**
     * What to suggest, the weightiest first, at most {@link #MOST}.
     *
     * @param known what is known; a section that could not be read leaves its facts out
     */
    public List<Suggestion> of(LocalDate day, Map<Fact, Long> known) {
        return rules(day).stream().filter(rule -> rule.applies(known)).limit(MOST)
                .map(rule -> rule.of(known)).toList();
    }
}
