package loan.lender;

import java.math.BigDecimal;
import java.util.Set;

import loan.dsr.RateType;
import loan.product.LoanKind;
import platform.money.Won;

/**
 * What a lender lends.
 *
 * @param code the lender's own name for it
 * @param shortest months
 * @param longest months
 * @param commission what the lender pays Madang for a loan of it, {@code 0.005} is 0.5 % of the amount; never an input of
 *     ranking
 */
public record LenderProduct(String code, String name, LoanKind kind, RateType rateType, Won least, Won most,
        int shortest, int longest, Set<Employment> employments, BigDecimal commission) {
    public LenderProduct {
        employments = Set.copyOf(employments);
    }

    /** Whether somebody who earns so may ask for so much over so many months. */
    public boolean takes(Won amount, int months, Employment employment) {
        return !amount.isLessThan(least) && !most.isLessThan(amount) && months >= shortest && months <= longest
                && employments.contains(employment);
    }
}
