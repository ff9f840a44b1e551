package loan.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

import loan.contract.InstalmentState;
import loan.contract.LoanStatus;
import loan.cost.OverdueRate;
import loan.schedule.Convention;
import loan.schedule.DayCount;
import loan.schedule.Instalment;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.demo.DemoIds;

/** The rows of a batch of demo loans, as the module's own code would have written them. */
final class DemoLoanRows {
    private static final LocalTime MORNING = LocalTime.of(1, 0);

    private final LocalDate today;
    private final List<@Nullable Object[]> contracts = new ArrayList<>();
    private final List<@Nullable Object[]> instalments = new ArrayList<>();

    DemoLoanRows(LocalDate today) {
        this.today = today;
    }

    void add(DemoLoan loan) {
        List<Instalment> past = loan.status().isRunning() || loan.status() == LoanStatus.PAID_OFF
                ? loan.schedule().instalments().stream().filter(each -> each.due().isBefore(today)).toList()
                : List.of();
        int paid = past.size() - loan.unpaid();
        for (int i = 0; i < past.size(); i++) {
            add(loan, past.get(i), i < paid ? InstalmentState.PAID : InstalmentState.DUE, i == paid);
        }
        if (!loan.status().isFinal()) {
            loan.schedule().instalments().stream().skip(past.size())
                    .forEach(each -> add(loan, each, InstalmentState.PLANNED, false));
        }
        contract(loan, past, paid);
    }

    private void contract(DemoLoan loan, List<Instalment> past, int paid) {
        boolean ended = loan.status().isFinal();
        long principal = loan.terms().principal();
        LocalDate start = loan.terms().start();
        long balance = ended ? 0 : paid == 0 ? principal : past.get(paid - 1).balance();
        LocalDate closed = past.isEmpty() ? start.plusDays(1) : past.getLast().due();
        contracts.add(new @Nullable Object[]{loan.id().value(),
                DemoIds.of(501, loan.id().value() % 1_000_000_000_000L).value(), loan.memberId().value(),
                loan.lender().id(), loan.lender().name(), loan.productName(), loan.kind().name(), principal,
                loan.terms().annualRate(), loan.terms().method().name(), loan.terms().dayCount().name(), 0, start,
                loan.schedule().instalments().getLast().due(), loan.feeRate(), loan.status().name(), balance,
                past.isEmpty() ? start : past.getLast().due(),
                ended ? 0 : past.isEmpty() ? principal : past.getLast().balance(), past.size() + 1,
                ended ? null : loan.schedule().instalments().get(past.size()).due(), loan.schedule().level(), 0,
                loan.status() == LoanStatus.OVERDUE ? past.get(paid).due() : null, start.atTime(MORNING),
                loan.status() == LoanStatus.FAILED ? null : start.atTime(MORNING),
                ended ? closed.atTime(MORNING) : null, 1});
    }

    private void add(DemoLoan loan, Instalment each, InstalmentState state, boolean asked) {
        boolean paid = state == InstalmentState.PAID;
        long overdue = state == InstalmentState.DUE
                ? DayCount.ACT_365.between(each.due(), today).interest(each.amount(),
                        OverdueRate.on(today, loan.terms().annualRate()), Convention.WON.rounding())
                : 0;
        instalments.add(new @Nullable Object[]{loan.id().value(), each.number(), each.from(), each.due(),
                each.principal(), each.interest(), each.balance(), state.name(), overdue, paid ? each.principal() : 0,
                paid ? each.interest() : 0, 0, paid ? each.due().atTime(MORNING) : null,
                asked ? today.plusDays(1).atTime(MORNING) : null});
    }

    void insert(JdbcTemplate jdbc) {
        new RowInsert(jdbc, "loan_contract", "id", "application_id", "member_id", "lender_id", "lender_name",
                "product_name", "kind", "principal", "annual_rate", "method", "day_count", "grace", "started_on",
                "ends_on", "prepayment_fee_rate", "status", "balance", "period_from", "period_balance", "next_number",
                "next_due_on", "level", "ahead", "overdue_since", "opened_at", "disbursed_at", "closed_at", "version")
                .insert(contracts);
        new RowInsert(jdbc, "loan_instalment", "loan_id", "number", "from_on", "due_on", "principal", "interest",
                "balance", "state", "overdue_interest", "paid_principal", "paid_interest", "paid_overdue_interest",
                "paid_at", "ask_at").insert(instalments);
    }
}
