package pay.settlement;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Test;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Balance;
import pay.ledger.LedgerRefusal;
import pay.ledger.Line;
import pay.ledger.MovementId;
import pay.ledger.Posting;
import pay.ledger.TestBooks;
import pay.merchant.FeePlan;
import pay.merchant.MerchantId;
import pay.merchant.SettlementCycle;
import platform.id.Tsid;
import platform.money.Fee;
import platform.money.Won;
import testing.Seeds;

import static testing.Seeds.require;

/**
 * A merchant sells, cancels, is disputed and adjusted over weeks, is settled each day, twice, and late, and payouts come back. What it
 * gets is reckoned anew from the payments alone. Lines are added up here, and by a statement there ({@link Turnovers}): that one is
 * {@link SettleDayTest}'s, and the simulation's on the database.
 */
class SettlementSimulationTest {
    private static final List<SettlementCycle> CYCLES = List.of(SettlementCycle.values());
    private static final int STEPS = 30;
    private static final Set<String> HAPPENS = Set.of("sold", "cancelled", "not covered", "disputed", "lost", "won",
            "adjusted", "settled", "nothing to say", "again", "advanced", "repaid", "paid out", "came back", "owes",
            "not due");

    @Test
    void paysWhatWasSoldLessFeesAndWhatWentBackOnce() {
        Seeds.play(STEPS, HAPPENS, (random, happened) -> new Run(random, happened)::step);
    }

    /** What was sold, as the simulation remembers it. */
    private static final class Payment {
        final long sold;
        final long fee;
        final List<Part> canceled = new ArrayList<>();
        final LocalDate day;
        PaymentFees fees;

        Payment(long sold, long fee, PaymentFees fees, LocalDate day) {
            this.sold = sold;
            this.fee = fee;
            this.fees = fees;
            this.day = day;
        }

        /** What of it is the merchant's by then: half of a won of the fee that goes back is rounded up. */
        long kept(LocalDate until) {
            long back = canceled(until);
            return day.isAfter(until) ? 0 : sold - back - fee + (2 * fee * back + sold) / (2 * sold);
        }

        long canceled(LocalDate until) {
            return canceled.stream().filter(part -> !part.day().isAfter(until)).mapToLong(Part::amount).sum();
        }
    }

    /** Something of a day. */
    private record Part(LocalDate day, long amount) {}

    /** A line, as production writes it. */
    private record Written(LocalDate day, Sale.Kind kind, long amount, PaymentFees.Fees fees) {}

    private static final class Run {
        private static final LocalDate NEVER = LocalDate.of(2026, 1, 1);
        private static final MerchantId MERCHANT = new MerchantId(3);

        private final RandomGenerator random;
        private final Consumer<String> happened;
        private final TestBooks books = new TestBooks();
        private final Account payable = books.open(AccountKind.MERCHANT_PAYABLE);
        private final Account receivable = books.open(AccountKind.MERCHANT_RECEIVABLE);
        private final Account payout = books.open(AccountKind.MERCHANT_PAYOUT);
        private final boolean vatIncluded;
        private final SettlementCycle cycle;
        private final List<Payment> payments = new ArrayList<>();
        private final List<Part> disputes = new ArrayList<>();
        private final List<Written> lines = new ArrayList<>();
        private final Map<MovementId, Long> open = new LinkedHashMap<>();
        private final List<Adjustments.Adjustment> adjustments = new ArrayList<>();
        private final List<Long> payouts = new ArrayList<>();
        private long basisPoints;
        private long perDispute;
        private LocalDate day = LocalDate.of(2026, 11, 20);
        private LocalDate settledUntil = NEVER;
        private long carried;
        private long adjusted;
        private long paid;
        private long references;

        Run(RandomGenerator random, Consumer<String> happened) {
            this.random = random;
            this.happened = happened;
            this.vatIncluded = random.nextBoolean();
            this.cycle = CYCLES.get(random.nextInt(CYCLES.size()));
            newTerms();
        }

        private void newTerms() {
            basisPoints = random.nextLong(400);
            perDispute = random.nextLong(20_000);
        }

        private FeePlan plan() {
            return new FeePlan("STANDARD", BigDecimal.valueOf(basisPoints, 2), vatIncluded, cycle, 2,
                    Won.of(perDispute));
        }

        /** Reckoned without production's help. */
        private long withVat(long fee) {
            return vatIncluded ? fee : fee + vat(fee);
        }

        /** The tenth on top, down; or what is left when a fee that holds it is divided by 1.1, half up. */
        private long vat(long fee) {
            return vatIncluded ? fee - (20 * fee + 11) / 22 : fee / 10;
        }

        void step() {
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> sell();
                case 3, 4 -> cancel();
                case 5 -> dispute();
                case 6 -> decide();
                case 7 -> adjust();
                case 8 -> comeBack();
                default -> endDay();
            }
            check();
        }

        private void sell() {
            long amount = random.nextInt(4) == 0 ? random.nextLong(1, 50) : random.nextLong(1, 300_000);
            post(new Line.Post(Account.BANK, payable, amount));
            Fee fee = plan().on(Won.of(amount));
            PaymentFees fees = PaymentFees.NONE.with(Sale.Kind.SALE, Won.of(amount), PaymentFees.Fees.of(fee));
            long charged = amount * basisPoints / 10_000;
            require(fee.vat().amount() == vat(charged), "VAT of a sale's fee");
            payments.add(new Payment(amount, withVat(charged), fees, day));
            lines.add(new Written(day, Sale.Kind.SALE, amount, PaymentFees.Fees.of(fee)));
            happened.accept("sold");
        }

        /** A part or all that is left, as far as the payable covers it. */
        private void cancel() {
            if (payments.isEmpty()) {
                return;
            }
            Payment payment = payments.get(random.nextInt(payments.size()));
            long left = payment.sold - payment.canceled(day);
            long amount = left < 2 || random.nextInt(3) == 0 ? left : random.nextLong(1, left);
            try {
                if (amount > 0) {
                    post(new Line.Post(payable, Account.BANK, amount));
                }
            } catch (LedgerRefusal refused) {
                happened.accept("not covered");
                return;
            }
            if (amount > 0) {
                PaymentFees.Fees back = payment.fees.cancel(Won.of(amount));
                payment.fees = payment.fees.with(Sale.Kind.CANCEL, Won.of(amount), back);
                payment.canceled.add(new Part(day, amount));
                lines.add(new Written(day, Sale.Kind.CANCEL, -amount, back));
                require(payment.canceled(day) < payment.sold || payment.fees.left().equals(PaymentFees.Fees.NONE),
                        "what was cancelled whole has cost nothing");
                happened.accept("cancelled");
            }
        }

        private void dispute() {
            long most = free();
            if (most > 0) {
                long amount = random.nextLong(1, most + 1);
                open.put(post(new Line.Hold(payable, Account.BANK, amount)).getFirst(), amount);
                happened.accept("disputed");
            }
        }

        private void decide() {
            Optional<MovementId> first = open.keySet().stream().findFirst();
            first.ifPresent(hold -> {
                long amount = open.remove(hold);
                boolean lost = random.nextBoolean();
                post(lost ? new Line.Capture(hold, amount) : new Line.Release(hold));
                if (lost) {
                    disputes.add(new Part(day, amount + withVat(perDispute)));
                    Fee fee = plan().onLostDispute();
                    require(fee.vat().amount() == vat(perDispute), "VAT of a dispute's fee");
                    lines.add(new Written(day, Sale.Kind.DISPUTE, -amount, PaymentFees.Fees.of(fee)));
                }
                happened.accept(lost ? "lost" : "won");
            });
        }

        private void adjust() {
            long amount = random.nextLong(-3_000, 3_000);
            if (amount != 0) {
                adjustments
                        .add(new Adjustments.Adjustment(new Tsid(++references), MERCHANT, amount, "정정", Instant.EPOCH));
                happened.accept("adjusted");
            }
        }

        /** Long afterwards the bank sends a payout back. */
        private void comeBack() {
            if (!payouts.isEmpty()) {
                long amount = payouts.remove(random.nextInt(payouts.size()));
                post(new Line.Post(Account.BANK, payable, amount));
                carried += amount;
                paid -= amount;
                happened.accept("came back");
            }
        }

        /** Sometimes more is sold before the day before is settled, and sometimes nobody settles for days. */
        private void endDay() {
            LocalDate over = day;
            day = day.plusDays(1);
            if (random.nextInt(3) == 0) {
                sell();
            }
            if (random.nextInt(5) > 0) {
                settle(over);
                LocalDate until = settledUntil;
                long before = paid + carried;
                settle(over);
                require(until.equals(settledUntil) && before == paid + carried, "a second run changes nothing");
            }
            if (random.nextInt(10) == 0) {
                newTerms();
            }
        }

        private void settle(LocalDate over) {
            Optional<LocalDate> due = new SettlementAccounts.SettlementAccount(MERCHANT, settledUntil, carried, null)
                    .due(cycle, over);
            LocalDate end = end(over);
            require(due.equals(Optional.of(end).filter(last -> last.isAfter(settledUntil))), "a period, once");
            if (due.isEmpty()) {
                happened.accept(settledUntil.equals(over) ? "again" : "not due");
                return;
            }
            Turnover turnover = turnover(end);
            long adjustment = adjustments.stream().mapToLong(Adjustments.Adjustment::amount).sum();
            SettlementPostings.Books book = new SettlementPostings.Books(payable, receivable, payout,
                    free(), -stands(receivable));
            Reckoning reckoning = Reckoning.of(turnover, adjustment, carried, book.available(), book.owed());
            Settlement settlement = new Settlement(new SettlementId(++references), MERCHANT, end, end, cycle, turnover,
                    adjustment, carried, reckoning.payout(), reckoning.carriedOut(), end, Settlement.Status.DUE, null,
                    Instant.EPOCH, null);
            // In the order of SettleDay: what is added first, what is taken last.
            adjustments.stream().filter(one -> one.amount() > 0)
                    .forEach(one -> books.post(SettlementPostings.adjustment(one, payable), Instant.EPOCH));
            SettlementPostings.of(settlement, reckoning, book)
                    .ifPresent(posting -> books.post(posting, Instant.EPOCH));
            adjustments.stream().filter(one -> one.amount() < 0)
                    .forEach(one -> books.post(SettlementPostings.adjustment(one, payable), Instant.EPOCH));
            settled(end, reckoning, turnover, adjustment);
        }

        private void settled(LocalDate end, Reckoning reckoning, Turnover turnover, long adjustment) {
            require(turnover.net() + adjustment + carried == reckoning.payout() + reckoning.carriedOut(),
                    "all is paid out or carried over");
            tell("nothing to say", turnover.isEmpty());
            tell("advanced", reckoning.advanced() > 0);
            tell("repaid", reckoning.repaid() > 0);
            tell("paid out", reckoning.payout() > 0);
            tell("owes", reckoning.carriedOut() < 0);
            happened.accept("settled");
            require(reckoning.payout() >= 0, "nobody pays in");
            require(reckoning.payout() == 0 || stands(receivable) == 0, "who owes is paid nothing");
            if (reckoning.payout() > 0) {
                payouts.add(reckoning.payout());
            }
            settledUntil = end;
            carried = reckoning.carriedOut();
            paid += reckoning.payout();
            adjusted += adjustment;
            adjustments.clear();
        }

        private void tell(String what, boolean so) {
            if (so) {
                happened.accept(what);
            }
        }

        /** The last day of a period, found by looking back day by day. */
        private LocalDate end(LocalDate over) {
            LocalDate last = over;
            while (switch (cycle) {
                case DAILY -> false;
                case WEEKLY -> last.getDayOfWeek() != DayOfWeek.SUNDAY;
                case MONTHLY -> last.plusDays(1).getDayOfMonth() != 1;
            }) {
                last = last.minusDays(1);
            }
            return last;
        }

        private Turnover turnover(LocalDate until) {
            List<Written> own = lines.stream()
                    .filter(line -> line.day().isAfter(settledUntil) && !line.day().isAfter(until)).toList();
            return new Turnover(own.stream().map(Written::day).min(LocalDate::compareTo).orElse(null),
                    sum(own, Sale.Kind.SALE), 0, sum(own, Sale.Kind.CANCEL), 0, sum(own, Sale.Kind.DISPUTE), 0,
                    own.stream().mapToLong(line -> line.fees().total()).sum(),
                    own.stream().mapToLong(line -> line.fees().vat()).sum());
        }

        private static long sum(List<Written> of, Sale.Kind kind) {
            return of.stream().filter(line -> line.kind() == kind).mapToLong(Written::amount).sum();
        }

        private void check() {
            long kept = payments.stream().mapToLong(payment -> payment.kept(settledUntil)).sum();
            long lost = disputes.stream().filter(part -> !part.day().isAfter(settledUntil)).mapToLong(Part::amount)
                    .sum();
            require(paid + carried == kept - lost + adjusted, "paid " + paid + " and to come " + carried
                    + ", where it should be " + (kept - lost + adjusted) + " together");
            long next = lines.stream().filter(line -> line.day().isAfter(settledUntil)).mapToLong(Written::amount)
                    .sum();
            require(stands(payable) + stands(receivable) == carried + next,
                    "what is owed to the merchant, less what it owes, is what is to come");
            require(free() >= 0 && stands(receivable) <= 0, "no account is over");
            long fees = ofSettled(PaymentFees.Fees::total);
            long vat = ofSettled(PaymentFees.Fees::vat);
            require(stands(Account.VAT) == vat, "VAT is the tax office's");
            require(stands(Account.FEE_REVENUE) == fees - vat, "the rest of the fees is Madang's");
        }

        private long ofSettled(ToLongFunction<PaymentFees.Fees> what) {
            return lines.stream().filter(line -> !line.day().isAfter(settledUntil)).map(Written::fees)
                    .mapToLong(what).sum();
        }

        /** Credits less debits, reckoned here. */
        private long stands(Account account) {
            Balance balance = books.balance(account);
            return balance.creditPosted() - balance.debitPosted();
        }

        /** What of the payable no dispute holds. */
        private long free() {
            return stands(payable) - open.values().stream().mapToLong(Long::longValue).sum();
        }

        private List<MovementId> post(Line line) {
            return books.post(Posting.of("SIMULATED", ++references, line), Instant.EPOCH);
        }
    }
}
