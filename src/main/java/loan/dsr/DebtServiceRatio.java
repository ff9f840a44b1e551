package loan.dsr;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

import platform.money.Won;

/**
 * DSR with the stress rate (스트레스 DSR): a year's principal and interest of all loans to a year's income, the new loan as
 * equal monthly instalments over its term (at most the term of the rules) at the contract's rate and the stress
 * (FSC, 2025-05-20 and 2025-10-15: stress × ratio by the kind of rate).
 */
public final class DebtServiceRatio {
    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);
    private static final MathContext PRECISION = MathContext.DECIMAL64;
    private static final int RATIO_SCALE = 4;

    private DebtServiceRatio() {}

    /** What the rules say about a wish. */
    public static DsrVerdict judge(DsrRules rules, Income income, LoanWish wish) {
        BigDecimal rate = wish.rate().add(rules.stress(wish));
        BigDecimal perYear = paidPerYear(rate, Math.min(wish.months(), rules.term(wish.kind())));
        BigDecimal cap = rules.cap(wish.sector());
        BigDecimal yearly = BigDecimal.valueOf(income.yearly().amount());
        BigDecimal debtService = BigDecimal.valueOf(income.debtService().amount());

        Won limit = won(yearly.multiply(cap).subtract(debtService).max(BigDecimal.ZERO).divide(perYear, PRECISION));
        DsrVerdict.Rule limitedBy = DsrVerdict.Rule.DEBT_SERVICE;
        Won most = rules.amount(wish).map(DebtServiceRatio::won).orElse(limit);
        if (most.isLessThan(limit)) {
            limit = most;
            limitedBy = DsrVerdict.Rule.AMOUNT;
        }
        Won toIncome = rules.toIncome(wish.kind()).map(ratio -> won(ratio.multiply(yearly))).orElse(limit);
        if (toIncome.isLessThan(limit)) {
            limit = toIncome;
            limitedBy = DsrVerdict.Rule.INCOME;
        }
        BigDecimal service = debtService.add(perYear.multiply(BigDecimal.valueOf(wish.amount().amount())));
        return new DsrVerdict(rate,
                yearly.signum() == 0 ? null : service.divide(yearly, RATIO_SCALE, RoundingMode.HALF_UP), cap, limit,
                limitedBy, !limit.isLessThan(wish.amount()));
    }

    /** What one won of a loan in equal monthly instalments costs a year. */
    private static BigDecimal paidPerYear(BigDecimal rate, int months) {
        if (rate.signum() == 0) {
            return MONTHS.divide(BigDecimal.valueOf(months), PRECISION);
        }
        BigDecimal monthly = rate.divide(MONTHS, PRECISION);
        BigDecimal growth = BigDecimal.ONE.add(monthly).pow(months, PRECISION);
        return monthly.multiply(growth).divide(growth.subtract(BigDecimal.ONE), PRECISION).multiply(MONTHS);
    }

    private static Won won(BigDecimal amount) {
        return Won.of(amount.setScale(0, RoundingMode.DOWN).longValueExact());
    }
}
