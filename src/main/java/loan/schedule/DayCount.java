package loan.schedule;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How the days between two dates become a part of a year; named as in ISDA's 2006 definitions, section 4.16. */
public enum DayCount {
    /** 30/360, bond basis: every month has 30 days. */
    THIRTY_360 {
        @Override
        public long days(LocalDate from, LocalDate to) {
            int first = Math.min(from.getDayOfMonth(), 30);
            int last = to.getDayOfMonth() == 31 && first == 30 ? 30 : to.getDayOfMonth();
            return 360L * (to.getYear() - from.getYear()) + 30L * (to.getMonthValue() - from.getMonthValue()) + last
                    - first;
        }

        @Override
        public YearFraction between(LocalDate from, LocalDate to) {
            return new YearFraction(days(from, to), 360);
        }
    },
    /** Actual days over 365, in leap years too: what Korean banks use. */
    ACT_365 {
        @Override
        public YearFraction between(LocalDate from, LocalDate to) {
            return new YearFraction(days(from, to), 365);
        }
    },
    /** Actual days over 360. */
    ACT_360 {
        @Override
        public YearFraction between(LocalDate from, LocalDate to) {
            return new YearFraction(days(from, to), 360);
        }
    },
    /** Days in leap years over 366, the others over 365. */
    ACT_ACT_ISDA {
        @Override
        public YearFraction between(LocalDate from, LocalDate to) {
            long leap = 0;
            for (LocalDate at = from; at.isBefore(to);) {
                LocalDate newYear = LocalDate.of(at.getYear() + 1, 1, 1);
                LocalDate end = newYear.isBefore(to) ? newYear : to;
                leap += at.isLeapYear() ? days(at, end) : 0;
                at = end;
            }
            return new YearFraction((days(from, to) - leap) * 366 + leap * 365, 365L * 366);
        }
    };

    /** The part of a year from one date to a later one. */
    public abstract YearFraction between(LocalDate from, LocalDate to);

    /** The days counted. */
    public long days(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to);
    }
}
