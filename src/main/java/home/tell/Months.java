package home.tell;

import java.time.Instant;
import java.time.LocalDate;

import platform.time.BusinessDays;

/** Days and months as members count them: in Korea. */
final class Months {
    private Months() {}

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, BusinessDays.SEOUL);
    }

    static LocalDate first(Instant at) {
        return day(at).withDayOfMonth(1);
    }
}
