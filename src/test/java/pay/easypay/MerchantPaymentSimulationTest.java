package pay.easypay;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import pay.card.CardId;
import pay.merchant.MerchantId;
import pay.tax.TaxedAmount;
import pay.tender.TenderKind;
import pay.usage.Usage;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;
import platform.web.DomainException;
import testing.Seeds;

import static testing.Seeds.require;

/**
 * All that can happen to a member's payments at merchants, at any time and in any order, so that most of it comes late: captures and
 * cancels, whole and in part, of up to five tenders, and what of them counts against the member's limits.
 */
class MerchantPaymentSimulationTest {
    private static final int STEPS = 40;
    /** How far each state is: none goes back, and the last ones stay. */
    private static final Map<PaymentState, Integer> RANK = Map.of(PaymentState.READY, 0, PaymentState.IN_PROGRESS, 1,
            PaymentState.UNKNOWN, 2, PaymentState.WAITING_FOR_DEPOSIT, 2, PaymentState.AUTHORIZED, 3,
            PaymentState.DONE, 4, PaymentState.PARTIAL_CANCELED, 5, PaymentState.CANCELED, 6, PaymentState.ABORTED, 6,
            PaymentState.EXPIRED, 6);
    private static final int LAST = 6;

    @Test
    void endsOnceAndGivesEachTenderBackNoMoreThanItGave() {
        Seeds.play(STEPS, Set.of("IN_PROGRESS", "UNKNOWN", "WAITING_FOR_DEPOSIT", "AUTHORIZED", "DONE",
                "PARTIAL_CANCELED", "CANCELED", "ABORTED", "EXPIRED", "late", "too much", "captured in part",
                "many cancels", "points went back", "back in another month"),
                (random, happened) -> new Run(random, happened)::step);
    }

    /** A payment as production keeps it, and what the simulation remembers of it. */
    private static final class Kept {
        MerchantPayment payment;
        Approvals approvals = Approvals.NONE;
        int cancels;

        Kept(MerchantPayment payment) {
            this.payment = payment;
        }
    }

    private static final class Run {
        private final RandomGenerator random;
        private final Consumer<String> happened;
        private final List<Kept> all = new ArrayList<>();
        private Instant now;
        private Usage usage;

        Run(RandomGenerator random, Consumer<String> happened) {
            this.random = random;
            this.happened = happened;
            // In the last two hours of a day and a month of Korea: most games cross both, some at once.
            this.now = Instant.parse("2026-11-30T13:00:00Z").plus(Duration.ofMinutes(random.nextInt(120)));
            this.usage = Usage.none(today());
        }

        private LocalDate today() {
            return LocalDate.ofInstant(now, BusinessDays.SEOUL);
        }

        void step() {
            now = now.plus(Duration.ofMinutes(random.nextInt(10)));
            if (all.size() < 2) {
                all.add(new Kept(MerchantPayment.of(new Ask(new PaymentKey(all.size() + 1, 2), new MerchantId(3),
                        "감귤상회", true, "order", "감귤", taxed(random.nextLong(1, 10_000)), true, now),
                        Duration.ofMinutes(30))));
            }
            Kept kept = all.get(random.nextInt(all.size()));
            MerchantPayment before = kept.payment;
            happens(kept);
            check(before, kept);
        }

        private TaxedAmount taxed(long total) {
            return TaxedAmount.of(total, random.nextBoolean() ? 0 : random.nextLong(total + 1));
        }

        /** Anything, whether or not it can happen in this state. */
        private void happens(Kept kept) {
            MerchantPayment payment = kept.payment;
            Duration within = Duration.ofMinutes(random.nextInt(1, 40));
            switch (random.nextInt(isTaken(payment) ? 18 : 13)) {
                case 0, 1 -> approve(kept, within);
                case 2 -> capture(kept);
                case 3 -> change(kept, () -> payment.authorize(now, within));
                case 4 -> change(kept, () -> payment.charge(now));
                case 5 -> change(kept, () -> payment.awaitDeposit(now.plus(within), now));
                case 6 -> {
                    if (change(kept, () -> payment.deposited(now))) {
                        captured(kept);
                    }
                }
                case 7 -> end(kept, payment::notDeposited);
                case 8 -> end(kept, payment::refuse);
                case 9 -> end(kept, payment::giveUp);
                case 10, 11 -> end(kept, () -> payment.timeOver(now));
                default -> cancel(kept);
            }
        }

        /** Whether it could happen. */
        private boolean change(Kept kept, Supplier<MerchantPayment> verb) {
            int version = kept.payment.version();
            try {
                kept.payment = verb.get();
            } catch (DomainException | IllegalStateException refused) {
                happened.accept("late");
                return false;
            }
            happened.accept(kept.payment.state().name());
            require(kept.payment.version() == version + 1, "each change is a version");
            return true;
        }

        /** In ways that pay all of it. */
        private void approve(Kept kept, Duration within) {
            if (change(kept, () -> kept.payment.approve(new Tsid(7), now, within))) {
                List<Approval> parts = new ArrayList<>();
                long left = kept.payment.ask().total().amount();
                for (TenderKind kind : TenderKind.values()) {
                    long part = kind == TenderKind.POINTS ? left : random.nextInt(2) * random.nextLong(left + 1);
                    if (part > 0) {
                        parts.add(kind == TenderKind.CARD
                                ? Approval.byCard(Won.of(part), new CardPart(new CardId(1), 0, null))
                                : Approval.of(kind, Won.of(part), null));
                        left -= part;
                    }
                }
                usage = usage.on(today());
                kept.approvals = new Approvals(parts).countedOn(usage.day());
                usage = usage.plus(kept.approvals.amount().amount()
                        - kept.approvals.of(TenderKind.COUPON).map(Approval::amount).orElse(Won.ZERO).amount());
            }
        }

        private void capture(Kept kept) {
            MerchantPayment payment = kept.payment;
            TaxedAmount all = payment.ask().amount();
            TaxedAmount part = random.nextBoolean() ? all : taxed(random.nextLong(all.total().amount() + 3));
            if (change(kept, () -> payment.capture(part, now))) {
                require(part.total().isPositive() && isWithin(part, all), "no more is taken than was asked for");
                captured(kept);
                happened.accept(part.equals(all) ? "DONE" : "captured in part");
            }
        }

        private void captured(Kept kept) {
            Approvals before = kept.approvals;
            long part = kept.payment.captured().total().amount();
            kept.approvals = before.capture(Won.of(part));
            requireDivided(before.amounts(), kept.approvals.notCaptured(), before.amount().amount() - part);
            giveBack(kept, kept.approvals.notCaptured());
        }

        private void end(Kept kept, Supplier<MerchantPayment> verb) {
            if (change(kept, verb) && kept.payment.memberId() != null) {
                giveBack(kept, kept.approvals.amounts());
            }
        }

        private void cancel(Kept kept) {
            MerchantPayment payment = kept.payment;
            TaxedAmount left = payment.left();
            long total = left.total().amount();
            Won wanted = Won.of(random.nextInt(4) == 0 ? total : random.nextLong(Math.max(1, total / 2) + 2));
            Won taxFree = random.nextInt(3) > 0 ? null : Won.of(random.nextLong(wanted.amount() + 1));
            TaxedAmount part = new PartOf(wanted, taxFree).of(left);
            require(part.total().equals(wanted), "as much as was wanted");
            require(part.taxFree().amount() == (taxFree == null
                    ? Math.max(0, wanted.amount() - left.taxable().amount())
                    : taxFree.amount()), "free of tax last, unless somebody says else");
            if (!change(kept, () -> payment.cancel(part))) {
                require(!isTaken(payment) || wanted.amount() == 0 || !isWithin(part, left), "what is left goes back");
                happened.accept("too much");
                return;
            }
            require(isTaken(payment) && wanted.amount() > 0 && isWithin(part, left), "what was taken goes back");
            Map<TenderKind, Won> parts = kept.approvals.division(wanted);
            requireDivided(each(kept.approvals, Approval::left), parts, wanted.amount());
            kept.approvals = kept.approvals.cancel(parts);
            giveBack(kept, parts);
            if (parts.containsKey(TenderKind.POINTS)) {
                happened.accept("points went back");
            }
            if (++kept.cancels > 3) {
                happened.accept("many cancels");
            }
        }

        /** Of a coupon as much as of the whole, rounded up; of each other one only when the one before has nothing left. */
        private void requireDivided(Map<TenderKind, Won> of, Map<TenderKind, Won> parts, long wanted) {
            long all = sum(of);
            long coupon = part(parts, TenderKind.COUPON) * all - part(of, TenderKind.COUPON) * wanted;
            require(coupon >= 0 && coupon < Math.max(1, all), "a coupon's share");
            require(sum(parts) == wanted, "all of it");
            boolean begun = false;
            for (TenderKind kind : List.of(TenderKind.POINTS, TenderKind.MONEY, TenderKind.VIRTUAL_ACCOUNT,
                    TenderKind.CARD)) {
                require(part(parts, kind) <= part(of, kind), "no tender gives more than it has");
                require(!begun || part(parts, kind) == part(of, kind), "cards and money first, points last: " + parts);
                begun |= part(parts, kind) > 0;
            }
        }

        /** As production does: of what is given up, was not captured, or is cancelled. */
        private void giveBack(Kept kept, Map<TenderKind, Won> parts) {
            CountPayments.Uncounted back = CountPayments.Uncounted.of(kept.payment, kept.approvals, parts);
            LocalDate on = back.on();
            if (on == null) {
                require(back.amount().equals(Won.ZERO), "what a coupon paid alone was not counted");
                return;
            }
            usage = usage.on(today()).minus(back.amount().amount(), on);
            if (!YearMonth.from(on).equals(YearMonth.from(today()))) {
                happened.accept("back in another month");
            }
        }

        /** What counts against the limits of the member, reckoned from what has become of the payment; never a coupon. */
        private static long counts(Kept kept) {
            if (isOver(kept.payment) && !captures(kept)) {
                return 0;
            }
            Map<TenderKind, Won> parts = each(kept.approvals, captures(kept) ? Approval::left : Approval::amount);
            return sum(parts) - part(parts, TenderKind.COUPON);
        }

        private long counted(Predicate<LocalDate> days) {
            return all.stream().filter(each -> {
                LocalDate on = each.approvals.countedOn();
                return on != null && days.test(on);
            }).mapToLong(Run::counts).sum();
        }

        private static boolean captures(Kept kept) {
            return kept.payment.captured().total().isPositive();
        }

        private static boolean isTaken(MerchantPayment payment) {
            return payment.state() == PaymentState.DONE || payment.state() == PaymentState.PARTIAL_CANCELED;
        }

        private static boolean isOver(MerchantPayment payment) {
            return rank(payment) == LAST;
        }

        private static int rank(MerchantPayment payment) {
            return RANK.getOrDefault(payment.state(), 0);
        }

        private void check(MerchantPayment before, Kept kept) {
            MerchantPayment after = kept.payment;
            require(rank(after) >= rank(before), "nothing goes back");
            require(!isOver(before) || after.equals(before), "what is final stays as it is");
            require(after.equals(before) || !before.isOver(now) || isOver(after)
                    || before.state() == PaymentState.WAITING_FOR_DEPOSIT, "nothing goes on after its time");
            require(before.state() != PaymentState.UNKNOWN || (after.state() != PaymentState.EXPIRED
                    && after.state() != PaymentState.CANCELED), "nobody ends what a card company has not answered");
            long captured = after.captured().total().amount();
            long canceled = after.canceled().total().amount();
            require(!captures(kept) || after.state() == (canceled == 0
                    ? PaymentState.DONE
                    : canceled < captured ? PaymentState.PARTIAL_CANCELED : PaymentState.CANCELED),
                    "what was taken, by what went back");
            require(captures(kept) || !isTaken(after), "what is done was taken");
            require(!captures(kept) || kept.approvals.captured().amount() == captured, "its tenders were taken");
            require(kept.approvals.left().amount() == captured - canceled, "its tenders have what is left");
            require(after.state() != PaymentState.CANCELED || kept.approvals.left().amount() == 0, "whole is all");
            require(usage.dayAmount() == counted(usage.day()::equals), "what counts of the day");
            require(usage.monthAmount() == counted(on -> YearMonth.from(on).equals(YearMonth.from(usage.day()))),
                    "what counts of the month");
        }

        private static boolean isWithin(TaxedAmount part, TaxedAmount all) {
            return part.taxFree().amount() <= all.taxFree().amount()
                    && part.taxable().amount() <= all.taxable().amount();
        }

        private static Map<TenderKind, Won> each(Approvals of, Function<Approval, Won> what) {
            return of.each().stream().collect(Collectors.toMap(Approval::kind, what));
        }

        private static long sum(Map<TenderKind, Won> of) {
            return of.values().stream().mapToLong(Won::amount).sum();
        }

        private static long part(Map<TenderKind, Won> of, TenderKind kind) {
            return of.getOrDefault(kind, Won.ZERO).amount();
        }
    }
}
