package loan.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import loan.cost.PrepaymentFee;
import loan.product.LoanKind;
import loan.schedule.Amortisation;
import loan.schedule.Convention;
import loan.schedule.DayCount;
import loan.schedule.RepaymentMethod;
import org.jspecify.annotations.Nullable;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A loan as it stands.
 *
 * @param upfrontFee what the lender withheld from the payout
 * @param balance principal that was not paid back, what is overdue included
 * @param periodFrom ordinary interest runs from here to {@code nextDueOn}
 * @param periodBalance on this
 * @param nextNumber of the next instalment to fall due
 * @param level of its schedule
 * @param ahead principal of the next instalments that was paid ahead
 * @param overdueSince the day of the oldest instalment that was not paid on its day
 * @param pendingRepayment that pay has not answered yet
 */
public record Contract(LoanId id, Tsid memberId, Tsid lenderId, String lenderName, String productName, LoanKind kind,
        Won principal, BigDecimal annualRate, RepaymentMethod method, DayCount dayCount, int grace, LocalDate startedOn,
        LocalDate endsOn, BigDecimal prepaymentFeeRate, Won upfrontFee, @Nullable Tsid bankAccountId, LoanStatus status,
        Won balance,
        LocalDate periodFrom, Won periodBalance, int nextNumber, @Nullable LocalDate nextDueOn, long level, long ahead,
        @Nullable LocalDate overdueSince, @Nullable Tsid pendingRepayment, Instant openedAt,
        @Nullable Instant closedAt, long version) {

    /** Ordinary interest from the beginning of the period to a day of it. */
    public Won interestUntil(LocalDate day) {
        return day.isBefore(periodFrom)
                ? Won.ZERO
                : Won.of(dayCount.between(periodFrom, day).interest(periodBalance.amount(), annualRate,
                        Convention.WON.rounding()));
    }

    /** What the night after a day costs: sums up to a period's interest exactly. */
    public Won interestOf(LocalDate day) {
        return interestUntil(day.plusDays(1)).minus(interestUntil(day));
    }

    /** Whether an instalment falls due by a day; one of a loan that is behind does not, which its row does not tell. */
    public boolean isFallingDue(LocalDate day) {
        return status.isRunning() && pendingRepayment == null && nextDueOn != null && !nextDueOn.isAfter(day);
    }

    /** How its schedule is reckoned. */
    public Amortisation amortisation() {
        return new Amortisation(annualRate, method, dayCount, Convention.WON);
    }

    /** What the member was given. */
    public Won received() {
        return principal.minus(upfrontFee);
    }

    /** What paying back early costs. */
    public PrepaymentFee prepaymentFee() {
        return new PrepaymentFee(prepaymentFeeRate, startedOn, endsOn);
    }
}
