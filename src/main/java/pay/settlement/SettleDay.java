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

import org.springframework.stereotype.Component;
import pay.ledger.Posting;
import pay.merchant.FeePlan;
import pay.merchant.FindFeePlan;
import pay.merchant.MerchantId;
import platform.dayclose.DayBook;
import platform.id.Ids;
import platform.time.BusinessDays;

/** Settles a day: each merchant whose period ends with it. No merchant's period is settled twice. */
@Component
class SettleDay extends DayBook<SettlementAccounts.SettlementAccount> {
    private final SettlementAccounts accounts;
    private final FindFeePlan plans;
    private final Turnovers turnovers;
    private final Adjustments adjustments;
    private final SettlementPostings postings;
    private final Settlements settlements;
    private final BusinessDays businessDays;
    private final Ids ids;
    private final Clock clock;

    SettleDay(SettlementAccounts accounts, FindFeePlan plans, Turnovers turnovers, Adjustments adjustments,
            SettlementPostings postings, Settlements settlements, BusinessDays businessDays, Ids ids, Clock clock) {
        super("pay_settlement", "merchant", "settlements");
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

    @Override
    protected void know() {
        accounts.know();
    }

    @Override
    protected List<SettlementAccounts.SettlementAccount> lockAfter(long merchant, int most) {
        return accounts.lockAfter(merchant, most);
    }

    @Override
    protected long id(SettlementAccounts.SettlementAccount account) {
        return account.merchant().value();
    }

    /** The merchants' accounts are locked by the ledger alone: what is taken from a payable meanwhile, it refuses. */
    @Override
    protected int close(LocalDate day, List<SettlementAccounts.SettlementAccount> batch) {
        return settle(day, batch, postings::look);
    }

    /** Nobody moves the merchant's accounts meanwhile. */
    @Override
    protected int closeAlone(LocalDate day, SettlementAccounts.SettlementAccount account) {
        return settle(day, List.of(account), postings::lock);
    }

    /** Each by the end of their period: of one who was passed over on its day, and is settled later, it is the same. */
    private int settle(LocalDate day, List<SettlementAccounts.SettlementAccount> batch,
            Function<List<Long>, Map<Long, SettlementPostings.Books>> open) {
        Map<MerchantId, FeePlan> agreed = new HashMap<>();
        Map<LocalDate, List<SettlementAccounts.SettlementAccount>> due = new TreeMap<>();
        for (SettlementAccounts.SettlementAccount each : batch) {
            FeePlan plan = plans.of(each.merchant(), day);
            agreed.put(each.merchant(), plan);
            each.due(plan.cycle(), day)
                    .ifPresent(end -> due.computeIfAbsent(end, none -> new ArrayList<>()).add(each));
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
