package loan.schedule;

import java.time.LocalDate;
import java.util.List;

/**
 * What is still to be paid back of a loan that no instalment is overdue of.
 *
 * @param balance the principal left, minor units
 * @param from interest is paid up to here
 * @param number of the next instalment
 * @param dueDates of the instalments to come
 * @param grace how many of them are interest alone
 */
public record Outstanding(long balance, LocalDate from, int number, List<LocalDate> dueDates, int grace) {
    public Outstanding {
        dueDates = List.copyOf(dueDates);
    }

    static Outstanding of(Terms terms) {
        return new Outstanding(terms.principal(), terms.start(), 1, terms.dueDates(), terms.grace());
    }

    /** The same with less principal. */
    Outstanding less(long prepaid) {
        if (prepaid <= 0 || prepaid > balance) {
            throw new IllegalArgumentException("Prepays " + prepaid + " of " + balance);
        }
        return new Outstanding(balance - prepaid, from, number, dueDates, grace);
    }
}
