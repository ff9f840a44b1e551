package pay.schedule;

import java.time.LocalDate;

import platform.time.BusinessDays;

/** What happens when banks do not work on the planned day. */
enum BusinessDayRule {
    /** Nothing: the wallet is open every day. */
    AS_IS(0), NEXT_BUSINESS_DAY(1), PREVIOUS_BUSINESS_DAY(-1);

    private final int step;

    BusinessDayRule(int step) {
        this.step = step;
    }

    /** The day on which the transfer is due that was planned for a day. */
    LocalDate due(LocalDate planned, BusinessDays calendar) {
        LocalDate day = planned;
        while (step != 0 && !isBusinessDay(day, calendar)) {
            day = day.plusDays(step);
        }
        return day;
    }

    /** Holidays of a far year are not known yet: when its day comes, they are looked at again. */
    private static boolean isBusinessDay(LocalDate day, BusinessDays calendar) {
        return calendar.isKnown(day) ? calendar.isBusinessDay(day) : day.getDayOfWeek().getValue() <= 5;
    }
}
