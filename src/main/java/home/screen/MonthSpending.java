package home.screen;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import home.spending.Category;
import home.spending.Outlay;
import home.spending.SpendingRules;

/** What was spent in a month on a category, so many times. */
record MonthSpending(LocalDate month, Category category, long amount, int times) {
    private record Key(LocalDate month, Category category) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byMonth = month.compareTo(other.month);
            return byMonth != 0 ? byMonth : category.compareTo(other.category);
        }
    }

    /** Sums up by month and category; what was given back whole is no spending. */
    static List<MonthSpending> of(List<Outlay> outlays, SpendingRules rules) {
        Map<Key, MonthSpending> sums = new TreeMap<>();
        outlays.stream().filter(outlay -> outlay.amount() != 0)
                .forEach(outlay -> rules.split(outlay).forEach((category, amount) -> {
                    LocalDate month = outlay.on().withDayOfMonth(1);
                    sums.merge(new Key(month, category),
                            new MonthSpending(month, category, amount, 1), MonthSpending::plus);
                }));
        return List.copyOf(sums.values());
    }

    private MonthSpending plus(MonthSpending other) {
        return new MonthSpending(month, category, amount + other.amount, times + other.times);
    }
}
