package pay.settlement;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.Posting;
import pay.merchant.FeePlan;
import pay.merchant.FindFeePlan;
import pay.merchant.MerchantId;
import platform.database.RetriedOnConflict;
import platform.id.Ids;
import platform.time.BusinessDays;

/**
 * Settles a day batch by batch: each merchant whose period ends with it. Each batch moves the row of its day in the transaction
 * that settles its merchants, and holds that row's lock meanwhile: cut off anywhere, it goes on where it stopped, on any
 * instance; no merchant's period is settled twice.
 */
@Service
public class SettleDay {
    static final int BATCH = 100;

    private final SettlementRuns runs;
    private final SettlementAccounts accounts;
    private final FindFeePlan plans;
    private final Turnovers turnovers;
    private final Adjustments adjustments;
    private final SettlementPostings postings;
    private final Settlements settlements;
    private final BusinessDays businessDays;
    private final Ids ids;
    private final Clock clock;

    SettleDay(SettlementRuns runs, SettlementAccounts accounts, FindFeePlan plans, Turnovers turnovers,
            Adjustments adjustments, SettlementPostings postings, Settlements settlements, BusinessDays businessDays,
            Ids ids, Clock clock) {
        this.runs = runs;
        this.accounts = accounts;
        this.plans = plans;
        this.turnovers = turnovers;
        this.adjustments = adjustments;
        this.postings = postings;
        this.settlements = settlements;
        this.businessDays = businessDays;
        this.ids = ids;
        this.clock = clock;
    }

    /** Makes the row of a day, so that there is something to lock. No line is counted for it from now on. */
    @RetriedOnConflict
    @Transactional
    public void begin(LocalDate day) {
        accounts.know();
        runs.begin(day, now());
    }

    /**
     * Settles the next batch of the day that was begun last; whether there may be more. Their accounts are locked by the
     * ledger alone: what is taken from a payable meanwhile, it refuses.
     */
    @RetriedOnConflict
    @Transactional
    public boolean next() {
        SettlementRuns.Run run = runs.lockNewest().orElseThrow();
        if (run.isFinished()) {
            return false;
        }
        List<SettlementAccounts.SettlementAccount> batch = accounts.lockAfter(run.last(), BATCH);
        if (batch.isEmpty()) {
            runs.finish(run, now());
            return false;
        }
        runs.advance(run, batch.getLast().merchant().value(), batch.size(),
                settle(run.day(), batch, postings::look), 0);
        return true;
    }

    /** A merchant whose turn is next in a day's run. */
    record Next(LocalDate day, MerchantId merchant) {}

    /** Whose turn it is; empty when the day is done. */
    @Transactional
    public Optional<Next> peek() {
        SettlementRuns.Run run = runs.lockNewest().orElseThrow();
        return run.isFinished()
                ? Optional.empty()
                : accounts.lockAfter(run.last(), 1).stream().findFirst()
                        .map(account -> new Next(run.day(), account.merchant()));
    }

    /** Settles one merchant alone, whose accounts nobody moves meanwhile, unless it is not their turn any more. */
    @RetriedOnConflict
    @Transactional
    public void alone(Next next) {
        SettlementRuns.Run run = runs.lockNewest().orElseThrow();
        List<SettlementAccounts.SettlementAccount> batch = accounts.lockAfter(run.last(), 1);
        if (isTurnOf(next, run, batch)) {
            runs.advance(run, next.merchant().value(), 1, settle(run.day(), batch, postings::lock), 0);
        }
    }

    /** Passes over one who cannot be settled, unless it is not their turn any more: the next day's run tries again. */
    @RetriedOnConflict
    @Transactional
    public void passOver(Next next) {
        SettlementRuns.Run run = runs.lockNewest().orElseThrow();
        if (isTurnOf(next, run, accounts.lockAfter(run.last(), 1))) {
            runs.advance(run, next.merchant().value(), 1, 0, 1);
        }
    }

    private static boolean isTurnOf(Next next, SettlementRuns.Run run,
            List<SettlementAccounts.SettlementAccount> batch) {
        return !run.isFinished() && run.day().equals(next.day()) && !batch.isEmpty()
                && batch.getFirst().merchant().equals(next.merchant());
    }

    /** Each by the end of their period: of one who was passed over on its day, and is settled later, it is the same. */
    private int settle(LocalDate day, List<SettlementAccounts.SettlementAccount> batch,
            Function<List<Long>, Map<Long, SettlementPostings.Books>> open) {
        Map<MerchantId, FeePlan> agreed = new HashMap<>();
        Map<LocalDate, List<SettlementAccounts.SettlementAccount>> due = new TreeMap<>();
        for (SettlementAccounts.SettlementAccount each : batch) {
            FeePlan plan = plans.of(each.merchant(), day);
            agreed.put(each.merchant(), plan);
            LocalDate end = plan.cycle().lastEnd(day);
            if (end.isAfter(each.settledUntil())) {
                due.computeIfAbsent(end, none -> new ArrayList<>()).add(each);
            }
        }
        int settled = 0;
        for (Map.Entry<LocalDate, List<SettlementAccounts.SettlementAccount>> each : due.entrySet()) {
            settled += settleUntil(each.getKey(), each.getValue(), agreed, open);
        }
        return settled;
    }

    private int settleUntil(LocalDate day, List<SettlementAccounts.SettlementAccount> due,
            Map<MerchantId, FeePlan> agreed, Function<List<Long>, Map<Long, SettlementPostings.Books>> open) {
        List<Long> merchants = due.stream().map(each -> each.merchant().value()).toList();
        Map<Long, Turnover> sold = turnovers.until(day, merchants);
        Map<Long, List<Adjustments.Adjustment>> adjusted = adjustments.lockOpen(merchants);
        Map<Long, SettlementPostings.Books> books = open.apply(merchants);
        List<Settlement> made = new ArrayList<>();
        List<Posting> posted = new ArrayList<>();
        List<Posting> last = new ArrayList<>();
        Map<MerchantId, Long> carried = new LinkedHashMap<>();
        for (SettlementAccounts.SettlementAccount each : due) {
            long merchant = each.merchant().value();
            SettlementPostings.Books book = Objects.requireNonNull(books.get(merchant));
            Turnover turnover = sold.getOrDefault(merchant, Turnover.NONE);
            List<Adjustments.Adjustment> adjusts = adjusted.getOrDefault(merchant, List.of());
            long adjustment = adjusts.stream().mapToLong(Adjustments.Adjustment::amount).sum();
            Reckoning reckoning = Reckoning.of(turnover, adjustment, each.carried(), book.available(), book.owed());
            // Nothing to say: the day is over for them, and what was left over stays so.
            if (turnover.isEmpty() && adjusts.isEmpty() && (reckoning.payout() == 0 || each.heldAt() != null)) {
                carried.put(each.merchant(), each.carried());
                continue;
            }
            carried.put(each.merchant(), reckoning.carriedOut());
            Settlement settlement = settlement(day, each, Objects.requireNonNull(agreed.get(each.merchant())), turnover,
                    adjustment, reckoning);
            made.add(settlement);
            // What is added comes first, and what is taken last: the settlement's own journal advances what the payable lacks.
            adjusts.forEach(
                    one -> (one.amount() > 0 ? posted : last).add(SettlementPostings.adjustment(one, book.payable())));
            SettlementPostings.of(settlement, reckoning, book).ifPresent(posted::add);
            if (!adjusts.isEmpty()) {
                adjustments.take(each.merchant(), settlement.id());
            }
        }
        posted.addAll(last);
        settlements.add(made);
        accounts.settled(day, carried);
        postings.post(posted, now());
        return made.size();
    }

    private Settlement settlement(LocalDate day, SettlementAccounts.SettlementAccount account, FeePlan plan,
            Turnover turnover, long adjustment, Reckoning reckoning) {
        LocalDate from = Optional.ofNullable(turnover.first()).orElse(day);
        return new Settlement(new SettlementId(ids.nextLong()), account.merchant(), from, day, plan.cycle(), turnover,
                adjustment, account.carried(), reckoning.payout(), reckoning.carriedOut(),
                businessDays.plus(day, plan.payoutDays()),
                reckoning.payout() == 0 ? Settlement.Status.NONE : Settlement.Status.DUE, null, now(), null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
