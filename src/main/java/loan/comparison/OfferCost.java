package loan.comparison;

import java.math.BigDecimal;
import java.time.LocalDate;

import loan.apr.EffectiveApr;
import loan.cost.InterestCap;
import loan.cost.StampDuty;
import loan.lender.LenderTerms;
import loan.schedule.Convention;
import loan.schedule.DayCount;
import loan.schedule.Schedule;
import loan.schedule.Terms;
import platform.money.Won;

/**
 * What a lender's terms cost if the money came today: interest by actual days over 365, instalments each month from a month
 * on, the lender's fee and the borrower's half of the stamp duty on the first day.
 *
 * @param lawful whether interest and the lender's fee are within {@link InterestCap}
 */
public record OfferCost(BigDecimal effectiveRate, Won firstPayment, Won totalCost, boolean lawful) {
    /** The cost of terms, were the money to come on a day. */
    public static OfferCost of(LenderTerms terms, LocalDate today) {
        Schedule schedule = Schedule.of(new Terms(terms.amount().amount(), terms.annualRate(), today,
                Terms.monthly(today.plusMonths(1), terms.months()), terms.method(), 0, DayCount.ACT_365,
                Convention.WON));
        Won costs = terms.upfrontFee().plus(StampDuty.borrowersHalf(today, terms.amount()));
        return new OfferCost(EffectiveApr.of(schedule, terms.amount().amount(), costs.amount()),
                Won.of(schedule.instalments().getFirst().amount()), Won.of(schedule.interest()).plus(costs),
                isLawful(terms, schedule));
    }

    /** Without a fee the rate is all there is, and {@link LenderTerms} holds it within the cap. */
    private static boolean isLawful(LenderTerms terms, Schedule schedule) {
        return !terms.upfrontFee().isPositive()
                || InterestCap.holds(schedule, terms.amount().minus(terms.upfrontFee()));
    }
}
