package pay.merchant;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** How much is settled at once: a day's sales, a week's (Monday to Sunday) or a month's. */
public enum SettlementCycle {
    DAILY, WEEKLY, MONTHLY;

    /** Whether a period ends with this day. */
    public boolean endsOn(LocalDate day) {
        return switch (this) {
            case DAILY -> true;
            case WEEKLY -> day.getDayOfWeek() == DayOfWeek.SUNDAY;
            case MONTHLY -> day.getDayOfMonth() == day.lengthOfMonth();
        };
    }
}
