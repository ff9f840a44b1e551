package loan.schedule;

import java.util.List;

/**
 * All instalments that are to come.
 *
 * @param level what every instalment keeps to: the whole of it (equal instalments), its principal (equal principal), 0
 *     (bullet)
 */
public record Schedule(long level, List<Instalment> instalments) {
    public Schedule {
        instalments = List.copyOf(instalments);
    }

    /** The schedule of a new loan. */
    public static Schedule of(Terms terms) {
        return new Amortisation(terms.annualRate(), terms.method(), terms.dayCount(), terms.convention())
                .schedule(Outstanding.of(terms));
    }

    /** All interest, minor units. */
    public long interest() {
        return instalments.stream().mapToLong(Instalment::interest).sum();
    }

    /** All principal, minor units. */
    public long principal() {
        return instalments.stream().mapToLong(Instalment::principal).sum();
    }

    /** All that is to be paid, minor units. */
    public long total() {
        return Math.addExact(principal(), interest());
    }
}
