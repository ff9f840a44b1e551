package home.screen;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import home.suggestion.Fact;
import org.jspecify.annotations.Nullable;
import platform.time.BusinessDays;

/** What the sections say of a member, as facts for suggestions. A section that is missing says nothing. */
final class KnownFacts {
    private final Map<Fact, Long> facts = new EnumMap<>(Fact.class);
    private final LocalDate today;

    private KnownFacts(LocalDate today) {
        this.today = today;
    }

    static Map<Fact, Long> of(ReadHome.Home home) {
        KnownFacts known = new KnownFacts(home.today());
        home.wallet().found().ifPresent(wallet -> known.put(Fact.WALLET_BALANCE, wallet.balance()));
        home.movements().found().ifPresent(movements -> known.put(Fact.MOVEMENTS, movements.size()));
        home.points().found().ifPresent(points -> known.put(Fact.POINTS, points.balance()));
        home.orders().found().ifPresent(known::orders);
        home.loans().found().ifPresent(loans -> known.loans(loans.open()));
        home.steps().found().ifPresent(rungs -> known.put(Fact.CLAIMABLE_POINTS, claimable(rungs)));
        home.rewards().found().ifPresent(grants -> known.put(Fact.CHECKED_IN, checkedIn(grants, home.today()) ? 1 : 0));
        home.spending().found().ifPresent(known::spending);
        home.comparison().found().ifPresent(known::comparison);
        return known.facts;
    }

    private void put(Fact fact, long value) {
        facts.put(fact, value);
    }

    private void orders(List<HomeSections.Order> orders) {
        put(Fact.ORDERS, orders.size());
        put(Fact.ORDERS_TO_PAY, orders.stream().filter(order -> order.state().equals("PAYMENT_WAITING")).count());
    }

    private void loans(List<HomeSections.Loan> loans) {
        List<HomeSections.Loan> open = loans.stream().filter(loan -> !loan.status().equals("DISBURSING")).toList();
        put(Fact.LOANS_OPEN, open.size());
        put(Fact.LOAN_BALANCE, open.stream().mapToLong(HomeSections.Loan::balance).sum());
        put(Fact.LOANS_OVERDUE, open.stream().filter(loan -> loan.overdueSince() != null).count());
        HomeSections.Loan next = nextPayment(loans, today);
        if (next != null && next.nextDueOn() != null) {
            put(Fact.NEXT_LOAN_PAYMENT, next.nextAmount());
            put(Fact.DAYS_TO_LOAN_PAYMENT, ChronoUnit.DAYS.between(today, next.nextDueOn()));
        }
    }

    private void spending(Spending spending) {
        LocalDate month = today.withDayOfMonth(1);
        put(Fact.SPENT_THIS_MONTH, spending.in(month));
        put(Fact.SPENT_LAST_MONTH, spending.in(month.minusMonths(1)));
    }

    private void comparison(List<HomeSections.Comparison> newest) {
        put(Fact.COMPARED, newest.size());
        newest.forEach(comparison -> {
            put(Fact.COMPARISON_OFFERS, comparison.offered());
            put(Fact.DAYS_SINCE_COMPARISON, ChronoUnit.DAYS
                    .between(LocalDate.ofInstant(comparison.asOf(), BusinessDays.SEOUL), today));
        });
    }

    /** The points of rungs that are reached and not claimed yet; claimed is until the day after. */
    static long claimable(List<HomeSections.Rung> rungs) {
        return rungs.stream().filter(rung -> !rung.claimed()).mapToLong(HomeSections.Rung::points).sum();
    }

    static boolean checkedIn(List<HomeSections.Grant> grants, LocalDate today) {
        return grants.stream().anyMatch(grant -> grant.day().equals(today) && grant.programme().equals("ATTENDANCE"));
    }

    /** The loan of which an instalment is due next, today or later; null when there is none. */
    static HomeSections.@Nullable Loan nextPayment(List<HomeSections.Loan> loans, LocalDate today) {
        return loans.stream().filter(loan -> loan.nextDueOn() != null && !loan.nextDueOn().isBefore(today))
                .min(Comparator.comparing(loan -> loan.nextDueOn() == null ? LocalDate.MAX : loan.nextDueOn()))
                .orElse(null);
    }
}
