package loan.dsr;

import java.math.BigDecimal;

import loan.product.LoanKind;
import platform.money.Won;

/**
 * A loan that somebody would like.
 *
 * @param rate contract rate, {@code 0.04} is 4 %
 * @param area of the home; without meaning unless it is a mortgage
 */
public record LoanWish(LoanKind kind, Won amount, BigDecimal rate, int months, RateType rateType, Area area,
        Sector sector) {}
