package pay.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import testing.Seeds;

import static testing.Seeds.require;

/** Random journals on the ledger's rules, held after each against an independent count of what was entered. */
@Order(1)
class LedgerSimulationTest {
    private static final int STEPS = 40;
    private static final Set<String> HAPPENS = Set.of("POSTED", "HOLD", "CAPTURE", "RELEASE", "EXPIRE", "SHORT",
            "ABOVE_CEILING", "HOLD_RESOLVED", "HOLD_NOT_OVER", "POSTED_BEFORE");

    @Test
    void keepsItsRulesWhateverIsPosted() {
        Seeds.play(STEPS, HAPPENS, (random, happened) -> new Run(random, happened)::step);
    }

    /** The ledger of one seed, and the list of all that was entered: the truth that balances must equal. */
    private static final class Run {
        private final RandomGenerator random;
        private final Consumer<String> happened;
        private final AtomicLong ids = new AtomicLong(1000);
        private final List<Account> accounts = new ArrayList<>(List.of(Account.BANK, Account.POINTS_ISSUED,
                Account.POINT_RESERVE));
        private final Map<MovementId, Movement> holds = new HashMap<>();
        private final List<Movement> entered = new ArrayList<>();
        private final Map<MovementId, Long> spreads = new HashMap<>();
        private final Set<String> facts = new HashSet<>();
        private final OpenBooks books;
        private final Map<BalanceChange.Row, Sheet> sheets = new HashMap<>();
        private Map<Account, Balance> last;
        private Instant now = Instant.parse("2026-11-27T00:00:00Z");

        Run(RandomGenerator random, Consumer<String> happened) {
            this.random = random;
            this.happened = happened;
            for (AccountKind kind : List.of(AccountKind.MEMBER_MONEY, AccountKind.MEMBER_MONEY,
                    AccountKind.MERCHANT_PAYABLE, AccountKind.SELLER_RECEIVABLE, AccountKind.MEMBER_POINTS,
                    AccountKind.MEMBER_POINTS)) {
                accounts.add(new Account(new AccountId(ids.incrementAndGet()), kind, ids.incrementAndGet()));
            }
            for (Account account : accounts) {
                for (int slot = 0; slot < account.kind().slots(); slot++) {
                    sheets.put(new BalanceChange.Row(account, slot),
                            new Sheet(account.kind().guard(), Balance.ZERO));
                }
            }
            books = new OpenBooks(sheets, List.of());
            last = balances();
        }

        void step() {
            now = now.plus(Duration.ofSeconds(random.nextInt(40)));
            Map<Account, Balance> before = last;
            String reference = Integer.toString(random.nextInt(60));
            Map<Account, Long> ceilings = new HashMap<>();
            Account capped = accounts.get(random.nextInt(accounts.size()));
            if (random.nextInt(4) == 0 && capped.kind().slots() == 1) {
                ceilings.put(capped, random.nextLong(0, 3_000));
            }
            Posting posting = new Posting("SIMULATED", reference, lines(), ceilings);
            try {
                Journal journal = Journal.of(posting, holds, now, ids::incrementAndGet);
                long spread = random.nextLong();
                books.enter(journal, spread);
                entered.addAll(journal.movements());
                journal.movements().forEach(movement -> {
                    spreads.put(movement.id(), spread);
                    happened.accept(movement.phase().name());
                });
                last = balances();
                require(facts.add(reference), "a fact is posted once");
                journal.movements().stream().filter(movement -> movement.phase() == Movement.Phase.HOLD)
                        .forEach(hold -> holds.put(hold.id(), hold));
                ceilings.forEach((account, most) -> {
                    if (journal.movements().stream()
                            .anyMatch(movement -> movement.debit().equals(account)
                                    || movement.credit().equals(account))) {
                        require(most(last.getOrDefault(account, Balance.ZERO)) <= most, "the ceiling");
                    }
                });
            } catch (LedgerRefusal refused) {
                happened.accept(refused.reason().name());
                require(balances().equals(before), "a refusal changes nothing");
                return;
            }
            check();
        }

        private List<Line> lines() {
            List<Line> lines = new ArrayList<>();
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                lines.add(line());
            }
            return lines;
        }

        private Line line() {
            int what = random.nextInt(10);
            if (what >= 5 && !holds.isEmpty()) {
                List<Movement> known = holds.values().stream().sorted((a, b) -> Long.compare(a.id().value(), b.id()
                        .value())).toList();
                Movement hold = known.get(random.nextInt(known.size()));
                return switch (what) {
                    case 5, 6, 7 -> new Line.Capture(hold.id(), random.nextLong(1, hold.amount() + 1));
                    case 8 -> new Line.Release(hold.id());
                    default -> new Line.Expire(hold.id());
                };
            }
            Account debit = accounts.get(random.nextInt(accounts.size()));
            List<Account> others = accounts.stream()
                    .filter(each -> !each.equals(debit) && each.kind().currency() == debit.kind().currency()).toList();
            Account credit = others.get(random.nextInt(others.size()));
            long amount = random.nextLong(1, 1_000);
            return what < 3
                    ? new Line.Post(debit, credit, amount)
                    : new Line.Hold(debit, credit, amount,
                            random.nextBoolean() ? now.plusSeconds(random.nextInt(200)) : null);
        }

        private Map<Account, Balance> balances() {
            Map<Account, Balance> balances = new HashMap<>();
            sheets.forEach((row, sheet) -> {
                Balance now = books.changed().getOrDefault(row, sheet).balance();
                balances.merge(row.account(), now,
                        (one, other) -> one.plus(new BalanceChange(other.debitPosted(), other.creditPosted(),
                                other.debitPending(), other.creditPending(), other.postings())));
            });
            return balances;
        }

        /** Counts by itself, from the list of movements alone. */
        private void check() {
            Map<BalanceChange.Row, long[]> sums = new HashMap<>();
            Map<MovementId, Movement> ends = new HashMap<>();
            for (Movement movement : entered) {
                if (movement.resolves() != null) {
                    Movement hold = movement.resolves();
                    require(ends.put(hold.id(), movement) == null, "a hold is resolved once");
                    require(movement.amount() <= hold.amount(), "no more than was held");
                    require(movement.phase() != Movement.Phase.EXPIRE || hold.until() != null,
                            "what has no end does not expire");
                }
            }
            for (Movement movement : entered) {
                long[] debit = sums.computeIfAbsent(row(movement, true), row -> new long[5]);
                long[] credit = sums.computeIfAbsent(row(movement, false), row -> new long[5]);
                if (movement.phase() == Movement.Phase.POSTED || movement.phase() == Movement.Phase.CAPTURE) {
                    debit[0] += movement.amount();
                    credit[1] += movement.amount();
                    debit[4]++;
                    credit[4]++;
                } else if (movement.phase() == Movement.Phase.HOLD && !ends.containsKey(movement.id())) {
                    debit[2] += movement.amount();
                    credit[3] += movement.amount();
                }
            }
            Map<Account, Long> carried = new HashMap<>();
            sheets.forEach((row, empty) -> {
                Sheet sheet = books.changed().getOrDefault(row, empty);
                Balance now = sheet.balance();
                long[] sum = sums.getOrDefault(row, new long[5]);
                // Where credits are spread and debits checked, rows take over credits from each other: none appear or vanish.
                boolean carries = row.account().kind() == AccountKind.MERCHANT_PAYABLE;
                require(now.equals(new Balance(sum[0], carries ? now.creditPosted() : sum[1], sum[2], sum[3], sum[4])),
                        "row = movements");
                carried.merge(row.account(), now.creditPosted() - sum[1], Long::sum);
                require(now.creditPosted() >= 0 && sheet.missing() == 0, "each row by itself");
            });
            require(carried.values().stream().allMatch(sum -> sum == 0), "what rows take over is whole");
            Map<Currency, Long> zero = new HashMap<>();
            last.forEach((account, balance) -> {
                if (account.kind().guard() == Guard.CREDIT) {
                    require(balance.creditPosted() - balance.debitPosted() - balance.debitPending() >= 0,
                            "never negative");
                }
                if (account.kind().guard() == Guard.DEBIT) {
                    require(most(balance) <= 0, "never owed");
                }
                zero.merge(account.kind().currency(), balance.creditPosted() - balance.debitPosted(), Long::sum);
            });
            require(zero.values().stream().allMatch(sum -> sum == 0), "each currency sums to zero");
        }

        /** The most that it can come to, reckoned here. */
        private static long most(Balance balance) {
            return balance.creditPosted() + balance.creditPending() - balance.debitPosted();
        }

        /** Where a side of a movement counts: a hold and its end by the hold, debits of a merchant in the first row. */
        private BalanceChange.Row row(Movement movement, boolean debit) {
            Account account = debit ? movement.debit() : movement.credit();
            if (account.kind().slots() == 1 || (debit && account.kind() == AccountKind.MERCHANT_PAYABLE)) {
                return new BalanceChange.Row(account, 0);
            }
            MovementId hold = movement.resolves() == null ? movement.id() : movement.resolves().id();
            long spread = movement.phase() == Movement.Phase.POSTED
                    ? spreads.getOrDefault(movement.id(), 0L)
                    : Movement.mixed(hold.value());
            return new BalanceChange.Row(account, Math.floorMod(spread, account.kind().slots()));
        }
    }
}
