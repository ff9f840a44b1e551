package loan.dsr;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;
import platform.money.Won;

/**
 * How much somebody may borrow.
 *
 * @param stressedRate the rate reckoned with
 * @param dsr a year's debt service with the loan they would like, to a year's income; null without an income
 * @param cap the most that may be
 * @param limit the most that they may borrow by all rules
 * @param limitedBy the rule that says so
 * @param allowed whether what they would like is within it
 */
public record DsrVerdict(BigDecimal stressedRate, @Nullable BigDecimal dsr, BigDecimal cap, Won limit,
        Rule limitedBy, boolean allowed) {
    /** The rules that may limit a loan. */
    public enum Rule {
        /** Debt service to income, the rate stressed. */
        DEBT_SERVICE,
        /** The most of a mortgage there. */
        AMOUNT,
        /** A loan without security is at most a year's income. */
        INCOME
    }
}
