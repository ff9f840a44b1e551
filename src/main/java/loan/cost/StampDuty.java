package loan.cost;

import java.time.LocalDate;
import java.util.List;

import platform.money.Won;

/** 인지세 on a loan's contract. Borrower and lender bear half of it each, as the banks' standard terms have it. */
public final class StampDuty {
    private static final DatedRows TABLE = DatedRows.read("/loan/stamp-duty.csv");

    private StampDuty() {}

    /** The whole duty on a contract of this day. */
    public static Won on(LocalDate day, Won principal) {
        Won duty = Won.ZERO;
        for (List<String> step : TABLE.on(day)) {
            if (principal.amount() > Long.parseLong(step.getFirst())) {
                duty = Won.of(Long.parseLong(step.get(1)));
            }
        }
        return duty;
    }

    /** What the borrower bears of it. */
    public static Won borrowersHalf(LocalDate day, Won principal) {
        return Won.of(on(day, principal).amount() / 2);
    }
}
