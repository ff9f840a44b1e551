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
        return settle(BATCH, postings::look);
    }

    /** The same of the next merchant alone, whose accounts nobody moves meanwhile. */
    @RetriedOnConflict
    @Transactional
    public boolean nextAlone() {
        return settle(1, postings::lock);
    }

    /** Passes over the next merchant, who cannot be settled: what is theirs, the next day's run counts. */
    @Transactional
    public void passOver() {
        SettlementRuns.Run run = runs.lockNewest().orElseThrow();
        accounts.lockAfter(run.last(), 1)
                .forEach(next -> runs.advance(run, next.merchant().value(), 1, 0, 1));
    }

    private boolean settle(int most, Function<List<Long>, Map<Long, SettlementPostings.Books>> open) {
        SettlementRuns.Run run = runs.lockNewest().orElseThrow();
        if (run.isFinished()) {
            return false;
        }
        List<SettlementAccounts.SettlementAccount> batch = accounts.lockAfter(run.last(), most);
        if (batch.isEmpty()) {
            runs.finish(run, now());
            return false;
        }
        int settled = settle(run.day(), batch, open);
        runs.advance(run, batch.getLast().merchant().value(), batch.size(), settled, 0);
        return true;
    }

    private int settle(LocalDate day, List<SettlementAccounts.SettlementAccount> batch,
            Function<List<Long>, Map<Long, SettlementPostings.Books>> open) {
        Map<MerchantId, FeePlan> agreed = new HashMap<>();
        batch.forEach(each -> agreed.put(each.merchant(), plans.of(each.merchant(), day)));
        List<SettlementAccounts.SettlementAccount> due = batch.stream()
                .filter(each -> plan(agreed, each).cycle().endsOn(day) && each.settledUntil().isBefore(day)).toList();
        List<Long> merchants = due.stream().map(each -> each.merchant().value()).toList();
        if (merchants.isEmpty()) {
            return 0;
        }
        Map<Long, Turnover> sold = turnovers.until(day, merchants);
        Map<Long, Long> adjusted = adjustments.lockOpen(merchants);
        Map<Long, SettlementPostings.Books> books = open.apply(merchants);
        List<Settlement> made = new ArrayList<>();
        List<Posting> posted = new ArrayList<>();
        Map<MerchantId, Long> carried = new LinkedHashMap<>();
        for (SettlementAccounts.SettlementAccount each : due) {
            long merchant = each.merchant().value();
            SettlementPostings.Books book = Objects.requireNonNull(books.get(merchant));
            Turnover turnover = sold.getOrDefault(merchant, Turnover.NONE);
            long adjustment = adjusted.getOrDefault(merchant, 0L);
            Reckoning reckoning = Reckoning.of(turnover, adjustment, each.carried(), book.available(), book.owed());
            boolean adjusts = adjusted.containsKey(merchant);
            // Nothing to say: the day is over for them, and what was left over stays so.
            if (turnover.isEmpty() && !adjusts && (reckoning.payout() == 0 || each.heldAt() != null)) {
                carried.put(each.merchant(), each.carried());
                continue;
            }
            carried.put(each.merchant(), reckoning.carriedOut());
            Settlement settlement = settlement(day, each, plan(agreed, each), turnover, adjustment, reckoning);
            made.add(settlement);
            SettlementPostings.of(settlement, reckoning, book).ifPresent(posted::add);
            if (adjusts) {
                adjustments.take(each.merchant(), settlement.id());
            }
        }
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

    private static FeePlan plan(Map<MerchantId, FeePlan> agreed, SettlementAccounts.SettlementAccount account) {
        return Objects.requireNonNull(agreed.get(account.merchant()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
