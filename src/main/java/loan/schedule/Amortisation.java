package loan.schedule;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The engine. Interest is rounded per period; the last instalment takes what is left.
 *
 * <p>
 * An equal instalment is {@code P·Π(1 + r_k) / fn} with {@code fn_1 = 1, fn_k = 1 + fn_(k−1)·(1 + r_k)} over the periods' rates
 * {@code r_k}; where all periods are alike, this is the well-known {@code P·i / (1 − (1 + i)^−n)}.
 */
public record Amortisation(BigDecimal annualRate, RepaymentMethod method, DayCount dayCount, Convention convention) {

    /** The instalments of what is outstanding, the level made for it. */
    public Schedule schedule(Outstanding left) {
        return schedule(left, level(left), 0);
    }

    /**
     * The instalments after a prepayment, made on the day up to which interest is paid.
     *
     * @param prepaid principal, minor units
     * @param level of the schedule before
     * @param ahead principal of the next instalments that was paid before, by
     *     {@link PrepaymentStrategy#NEXT_INSTALMENTS_FIRST}
     */
    public Schedule prepay(Outstanding left, long prepaid, PrepaymentStrategy strategy, long level, long ahead) {
        Outstanding less = left.less(prepaid);
        return switch (strategy) {
            case FEWER_INSTALMENTS -> schedule(less, level, ahead);
            case SMALLER_INSTALMENTS -> schedule(less, level(less), ahead);
            case NEXT_INSTALMENTS_FIRST -> schedule(less, level, Math.addExact(ahead, prepaid));
        };
    }

    /**
     * What is left of principal paid ahead, when an instalment of so much interest has fallen due.
     *
     * @param grace whether the instalment is interest alone
     */
    public long aheadAfter(long ahead, long level, long interest, boolean grace) {
        return ahead - Math.min(ahead, grace ? 0 : planned(level, interest));
    }

    private Schedule schedule(Outstanding left, long level, long ahead) {
        List<Instalment> instalments = new ArrayList<>();
        long balance = left.balance();
        long paidAhead = ahead;
        LocalDate from = left.from();
        int last = left.dueDates().size() - 1;
        for (int i = 0; i <= last && balance > 0; i++) {
            LocalDate due = left.dueDates().get(i);
            long interest = dayCount.between(from, due).interest(balance, annualRate, convention.rounding());
            long planned = i < left.grace() ? 0 : planned(level, interest);
            long covered = Math.min(paidAhead, planned);
            long principal = i == last ? balance : Math.min(planned - covered, balance);
            paidAhead -= covered;
            balance -= principal;
            instalments.add(new Instalment(left.number() + i, from, due, principal, interest, balance));
            from = due;
        }
        return new Schedule(level, instalments);
    }

    private long planned(long level, long interest) {
        return switch (method) {
            // A very long first period may cost more than the instalment: then it is interest alone.
            case EQUAL_INSTALMENTS -> Math.max(level - interest, 0);
            case EQUAL_PRINCIPAL -> level;
            case BULLET -> 0;
        };
    }

    private long level(Outstanding left) {
        int amortised = left.dueDates().size() - left.grace();
        return switch (method) {
            case EQUAL_INSTALMENTS -> convention.roundInstalment(equalInstalment(left));
            case EQUAL_PRINCIPAL -> convention.round(BigDecimal.valueOf(left.balance())
                    .divide(BigDecimal.valueOf(amortised), MathContext.DECIMAL128));
            case BULLET -> 0;
        };
    }

    private BigDecimal equalInstalment(Outstanding left) {
        BigDecimal growth = BigDecimal.ONE;
        BigDecimal payments = BigDecimal.ZERO;
        LocalDate from = left.grace() == 0 ? left.from() : left.dueDates().get(left.grace() - 1);
        BigDecimal factor = BigDecimal.ZERO;
        for (LocalDate due : left.dueDates().subList(left.grace(), left.dueDates().size())) {
            if (factor.signum() == 0 || convention.levelRate() == Convention.LevelRate.EACH_PERIOD) {
                factor = BigDecimal.ONE.add(dayCount.between(from, due).of(annualRate));
            }
            growth = growth.multiply(factor, MathContext.DECIMAL128);
            payments = BigDecimal.ONE.add(payments.multiply(factor, MathContext.DECIMAL128));
            from = due;
        }
        return growth.multiply(BigDecimal.valueOf(left.balance())).divide(payments, MathContext.DECIMAL128);
    }
}
