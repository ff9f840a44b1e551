package loan.repayment;

import java.time.Instant;
import java.time.LocalDate;

import loan.contract.LoanId;
import loan.schedule.PrepaymentStrategy;
import org.jspecify.annotations.Nullable;
import platform.money.Won;

/**
 * A request to pay for a loan's money.
 *
 * @param number of the instalment; null for the others
 * @param strategy of a prepayment that leaves something; null for the others
 * @param valueOn the day as of which it counts
 * @param asked how much
 * @param parts what it is for; of an instalment, known when something is collected
 */
record Repayment(RepaymentId id, LoanId loanId, RepaymentKind kind, @Nullable Integer number,
        @Nullable PrepaymentStrategy strategy, LocalDate valueOn, Won asked, RepaymentState state,
        @Nullable String reason, Won collected, Parts parts, Instant askedAt, @Nullable Instant decidedAt, int times) {}
