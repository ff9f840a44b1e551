package loan.apr;

import java.time.LocalDate;

/**
 * Money on a day.
 *
 * @param amount minor units, positive: whether it is advanced or paid back, its list says
 */
public record CashFlow(LocalDate on, long amount) {
    public CashFlow {
        if (amount < 0) {
            throw new IllegalArgumentException("Amount " + amount);
        }
    }
}
