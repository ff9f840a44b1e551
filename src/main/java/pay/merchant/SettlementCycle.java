package pay.merchant;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** How much is settled at once: a day's sales, a week's (Monday to Sunday) or a month's. */
public enum SettlementCycle {
    DAILY, WEEKLY, MONTHLY;

    /** The newest last day of a period that is not after this day. */
    public LocalDate lastEnd(LocalDate day) {
        return switch (this) {
            case DAILY -> day;
            case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
            case MONTHLY -> day.plusDays(1).withDayOfMonth(1).minusDays(1);
        };
    }
}
