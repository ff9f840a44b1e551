package home.screen;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import home.spending.Outlay;
import home.spending.SpendingRules;
import org.jspecify.annotations.Nullable;

/**
 * What was spent in this month and the one before.
 *
 * @param partial whether there was more than is added up
 * @param asOf of the newest that was told, what was given back whole included; null when nothing was
 */
record Spending(List<MonthSpending> months, boolean partial, @Nullable Instant asOf) {
    /** @param outlays one more than {@code most} when there are more */
    static Spending of(List<Outlay> outlays, int most, SpendingRules rules) {
        return new Spending(MonthSpending.of(outlays.stream().limit(most).toList(), rules), outlays.size() > most,
                outlays.stream().map(Outlay::asOf).max(Comparator.naturalOrder()).orElse(null));
    }

    /** What was spent in a month in all, in won. */
    long in(LocalDate month) {
        return months.stream().filter(each -> each.month().equals(month)).mapToLong(MonthSpending::amount).sum();
    }
}
