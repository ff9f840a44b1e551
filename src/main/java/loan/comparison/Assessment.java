package loan.comparison;

import java.math.BigDecimal;

import io.swagger.v3.oas.annotations.media.Schema;
import loan.dsr.DsrVerdict;
import loan.dsr.RateType;
import loan.dsr.Sector;
import loan.product.LoanKind;
import org.jspecify.annotations.Nullable;
import platform.money.Won;

/**
 * What the rules allow somebody with one kind of loan at one kind of lender.
 *
 * @param stressedRate that was reckoned with
 * @param dsr a year's debt service with the loan, to a year's income; null without an income
 * @param cap the most that may be
 * @param limit the most that may be borrowed
 * @param limitedBy the rule that says so
 * @param allowed whether what is wished for is within it
 */
@Schema(name = "LoanAssessment")
record Assessment(LoanKind kind, Sector sector, RateType rateType, BigDecimal stressedRate, @Nullable BigDecimal dsr,
        BigDecimal cap, Won limit, DsrVerdict.Rule limitedBy, boolean allowed) {}
