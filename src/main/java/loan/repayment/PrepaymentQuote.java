package loan.repayment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import loan.contract.Contract;
import loan.contract.LoanInstalment;
import loan.refusal.LoanError;
import loan.schedule.Instalment;
import loan.schedule.PrepaymentStrategy;
import loan.schedule.Schedule;
import platform.money.Won;
import platform.web.DomainException;

/**
 * What paying principal back before its day costs on a day, and what becomes of the instalments. Interest up to that day is
 * paid with it.
 *
 * @param parts principal, the fee for it, and interest so far
 * @param outcomes one for each strategy; none when nothing is left
 */
record PrepaymentQuote(LocalDate day, Parts parts, List<Outcome> outcomes) {
    /**
     * What becomes of the instalments.
     *
     * @param interest of all that are to come
     */
    record Outcome(PrepaymentStrategy strategy, int instalments, Won nextAmount, LocalDate nextDueOn,
            LocalDate lastDueOn, Won interest) {
        static Outcome of(PrepaymentStrategy strategy, Schedule schedule) {
            Instalment next = schedule.instalments().getFirst();
            return new Outcome(strategy, schedule.instalments().size(), Won.of(next.amount()), next.due(),
                    schedule.instalments().getLast().due(), Won.of(schedule.interest()));
        }
    }

    /** @throws DomainException {@code PREPAYMENT_TOO_LARGE} */
    static PrepaymentQuote of(Contract loan, List<LoanInstalment> instalments, Won principal, LocalDate day) {
        if (loan.balance().isLessThan(principal)) {
            throw new DomainException(LoanError.PREPAYMENT_TOO_LARGE, loan.balance().amount());
        }
        Parts parts = new Parts(loan.prepaymentFee().on(day, principal), Won.ZERO, loan.interestUntil(day), principal);
        if (principal.equals(loan.balance())) {
            return new PrepaymentQuote(day, parts, List.of());
        }
        PlanAhead plan = PlanAhead.of(loan, instalments);
        List<Outcome> outcomes = new ArrayList<>();
        Arrays.stream(PrepaymentStrategy.values()).forEach(
                strategy -> outcomes.add(Outcome.of(strategy, plan.after(principal, day, strategy))));
        return new PrepaymentQuote(day, parts, outcomes);
    }
}
