package loan.schedule;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a schedule follows from. The first period may be longer or shorter than the others.
 *
 * @param principal minor units
 * @param annualRate {@code 0.12} is 12 %
 * @param start when interest begins to run
 * @param dueDates one for each instalment, in order, all after the start
 * @param grace how many of the first instalments are interest alone
 */
public record Terms(long principal, BigDecimal annualRate, LocalDate start, List<LocalDate> dueDates,
        RepaymentMethod method, int grace, DayCount dayCount, Convention convention) {
    public Terms {
        dueDates = List.copyOf(dueDates);
        if (principal <= 0 || annualRate.signum() < 0 || dueDates.isEmpty() || grace < 0
                || grace >= dueDates.size()) {
            throw new IllegalArgumentException(
                    principal + " at " + annualRate + ", " + dueDates.size() + " instalments, grace " + grace);
        }
        LocalDate before = start;
        for (LocalDate due : dueDates) {
            if (!due.isAfter(before)) {
                throw new IllegalArgumentException(due + " is not after " + before);
            }
            before = due;
        }
    }

    /** Due dates on the same day of each month, on its last day where it is shorter. */
    public static List<LocalDate> monthly(LocalDate first, int count) {
        return IntStream.range(0, count).mapToObj(first::plusMonths).toList();
    }
}
