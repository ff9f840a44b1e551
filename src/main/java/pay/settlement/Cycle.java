package pay.settlement;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** After which days a merchant is settled. */
enum Cycle {
    DAILY, WEEKLY, MONTHLY;

    /** Whether a period ends with this day: each day, each Sunday, the last of each month. */
    boolean endsOn(LocalDate day) {
        return switch (this) {
            case DAILY -> true;
            case WEEKLY -> day.getDayOfWeek() == DayOfWeek.SUNDAY;
            case MONTHLY -> day.getDayOfMonth() == day.lengthOfMonth();
        };
    }
}
