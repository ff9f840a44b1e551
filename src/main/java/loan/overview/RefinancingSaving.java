package loan.overview;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import loan.cost.PrepaymentFee;
import loan.cost.StampDuty;
import loan.schedule.Convention;
import loan.schedule.DayCount;
import loan.schedule.RepaymentMethod;
import loan.schedule.Schedule;
import loan.schedule.Terms;
import platform.money.Won;

/**
 * What paying a loan off by a new one would save: the interest still to come, less that of a new loan of the same balance, on
 * the same days and in the same way, less what the change costs: the prepayment fee and the borrower's half of the new
 * contract's stamp duty. Both are looked at over the same horizon, to the last of the old loan's days; interest up to
 * today is owed either way.
 *
 * @param rate of the new loan
 * @param saved negative when the change costs more than it saves
 */
record RefinancingSaving(BigDecimal rate, Won interestNow, Won interestThen, Won prepaymentFee, Won stampDuty,
        Won saved) {

    /**
     * A loan that might be refinanced.
     *
     * @param balance principal left, nothing of it overdue
     * @param dueDates of the instalments to come
     * @param interest of those instalments, from today on
     * @param grace how many of them are interest alone
     */
    record Old(Won balance, List<LocalDate> dueDates, Won interest, int grace, RepaymentMethod method,
            DayCount dayCount, PrepaymentFee fee) {}

    static RefinancingSaving of(Old old, BigDecimal rate, LocalDate today) {
        Won then = Won.of(Schedule.of(new Terms(old.balance().amount(), rate, today, old.dueDates(), old.method(),
                old.grace(), old.dayCount(), Convention.WON)).interest());
        Won fee = old.fee().on(today, old.balance());
        Won duty = StampDuty.borrowersHalf(today, old.balance());
        return new RefinancingSaving(rate, old.interest(), then, fee, duty,
                old.interest().minus(then).minus(fee).minus(duty));
    }
}
