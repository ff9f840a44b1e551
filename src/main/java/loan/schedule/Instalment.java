package loan.schedule;

import java.time.LocalDate;

/**
 * One instalment of a schedule; amounts in minor units.
 *
 * @param number from 1, over the whole loan
 * @param from when its interest begins to run
 * @param balance the principal left after it
 */
public record Instalment(int number, LocalDate from, LocalDate due, long principal, long interest, long balance) {
    /** What is to be paid. */
    public long amount() {
        return Math.addExact(principal, interest);
    }
}
