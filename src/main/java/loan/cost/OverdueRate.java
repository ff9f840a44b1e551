package loan.cost;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * 연체이자율: the contract's rate and an addition, at most what the law allows on the day (대부업법 §15; its 시행령 §9). The
 * numbers are dated data.
 */
public final class OverdueRate {
    private static final DatedRows TABLE = DatedRows.read("/loan/overdue-rates.csv");

    private OverdueRate() {}

    /** The yearly rate on overdue amounts. */
    public static BigDecimal on(LocalDate day, BigDecimal contractRate) {
        List<String> rule = TABLE.on(day).getFirst();
        // A contract that has more by itself keeps its rate: nothing is added, nothing taken away.
        return contractRate.add(new BigDecimal(rule.getFirst())).min(new BigDecimal(rule.get(1)).max(contractRate));
    }
}
