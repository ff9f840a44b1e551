package pay.refund;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import commerce.events.RefundRequested;
import org.junit.jupiter.api.Test;
import pay.payment.PaymentStatus;
import pay.payment.Tender;
import pay.tender.TenderKind;
import platform.id.Tsid;
import platform.money.Won;
import testing.Seeds;

import static testing.Seeds.require;

/**
 * Refunds of one order, as many as come, of any part of what paid for it, against a table of what was taken and has gone back; each
 * goes to banks and cards and comes there, or goes another way. That two at once see each other is the lock's, not the rules':
 * {@link RefundRacesTest}.
 */
class RefundSimulationTest {
    private static final List<PaymentStatus> STATUSES = List.of(PaymentStatus.values());
    private static final int STEPS = 20;
    private static final Set<String> HAPPENS = Set.of("COMPLETED", "PENDING", "REFUND_MALFORMED",
            "REFUND_EXCEEDS_CAPTURED", "PAYMENT_NOT_APPROVED", "all went back", "the coupon is free", "late");

    @Test
    void givesEachTenderBackNoMoreThanItGave() {
        Seeds.play(STEPS, HAPPENS, (random, happened) -> new Run(random, happened)::step);
    }

    private static final class Run {
        private final RandomGenerator random;
        private final Consumer<String> happened;
        private final Map<TenderKind, Long> taken = new EnumMap<>(TenderKind.class);
        private final Map<TenderKind, Long> gone = new EnumMap<>(TenderKind.class);
        private final List<Refund> refunds = new ArrayList<>();
        private final List<Integer> underWay = new ArrayList<>();
        private long ids;
        private int couponsFreed;

        Run(RandomGenerator random, Consumer<String> happened) {
            this.random = random;
            this.happened = happened;
            for (TenderKind kind : TenderKind.values()) {
                if (random.nextBoolean()) {
                    taken.put(kind, random.nextLong(1, 3_000));
                    gone.put(kind, 0L);
                }
            }
        }

        void step() {
            if (random.nextBoolean() && !refunds.isEmpty()) {
                answer(random.nextInt(refunds.size()));
            } else {
                ask();
            }
        }

        private void ask() {
            Map<TenderKind, Long> wanted = new EnumMap<>(TenderKind.class);
            List<RefundRequested.Leg> legs = new ArrayList<>();
            boolean all = random.nextInt(6) == 0;
            for (TenderKind kind : TenderKind.values()) {
                long left = left(kind);
                long part = all || random.nextInt(9) == 0
                        ? left
                        : random.nextInt(3) > 0 ? 0 : random.nextLong(left / 2 + 2);
                // In two legs now and then.
                long first = part > 1 ? random.nextLong(part) : 0;
                for (long leg : new long[]{first, part - first}) {
                    if (leg > 0) {
                        legs.add(new RefundRequested.Leg(kind.name(), Won.of(leg)));
                        wanted.merge(kind, leg, Long::sum);
                    }
                }
            }
            boolean nonsense = random.nextInt(20) == 0;
            if (nonsense) {
                legs.add(new RefundRequested.Leg(random.nextBoolean() ? "CHEQUE" : "MONEY",
                        Won.of(-random.nextLong(2))));
            }
            PaymentStatus status = random.nextInt(10) == 0
                    ? STATUSES.get(random.nextInt(STATUSES.size()))
                    : PaymentStatus.APPROVED;
            decide(legs, wanted, nonsense, status);
        }

        private void decide(List<RefundRequested.Leg> legs, Map<TenderKind, Long> wanted, boolean nonsense,
                PaymentStatus status) {
            long sum = wanted.values().stream().mapToLong(Long::longValue).sum();
            long interest = random.nextInt(5) == 0 ? random.nextLong(-1, 50) : 0;
            List<RefundRequested.SellerShare> shares = shares(sum + interest);
            long ofSellers = shares.stream().mapToLong(share -> share.amount().amount()).sum();
            RefundRequest request = RefundRequest.of(new RefundRequested(new Tsid(++ids), Instant.EPOCH, new Tsid(ids),
                    new Tsid(2), new Tsid(3), new Tsid(4), legs, "CLAIM", shares, Won.of(interest)));
            boolean malformed = nonsense || sum == 0 || interest < 0 || ofSellers < interest
                    || ofSellers > sum + interest || shares.stream().map(RefundRequested.SellerShare::itemId).distinct()
                            .count() < shares.size();
            boolean covered = wanted.entrySet().stream().allMatch(part -> part.getValue() <= left(part.getKey()));
            RefundFailure expected = malformed
                    ? RefundFailure.REFUND_MALFORMED
                    : status != PaymentStatus.APPROVED
                            ? RefundFailure.PAYMENT_NOT_APPROVED
                            : covered ? null : RefundFailure.REFUND_EXCEEDS_CAPTURED;
            Optional<RefundFailure> failure = request.failure(status, tenders());
            require(failure.equals(Optional.ofNullable(expected)), failure + " is what was to be " + expected);
            Refund refund = new Refund(request, Instant.EPOCH);
            if (expected != null) {
                refund.fail(expected, Instant.EPOCH);
                happened.accept(expected.name());
                keep(refund, 0);
                return;
            }
            require(request.amount().amount() == sum, "all legs");
            long ofMoney = wanted.getOrDefault(TenderKind.MONEY, 0L) * (ofSellers - interest);
            long share = request.moneyOfSellers().amount() * sum;
            require(share <= ofMoney && ofMoney < share + sum, "of the money that is sellers' as of the whole");
            boolean ends = request.endsCoupon(tenders());
            wanted.forEach((kind, part) -> gone.merge(kind, part, Long::sum));
            boolean nothingIsLeft = taken.keySet().stream().allMatch(kind -> left(kind) == 0);
            require(ends == (nothingIsLeft && taken.containsKey(TenderKind.COUPON)), "a coupon is free with all of it");
            couponsFreed += ends ? 1 : 0;
            require(couponsFreed <= 1, "a coupon is free once");
            if (nothingIsLeft) {
                happened.accept(ends ? "the coupon is free" : "all went back");
            }
            int onTheirWay = random.nextInt(3);
            refund.begun(onTheirWay, Instant.EPOCH);
            happened.accept(refund.status().name());
            keep(refund, onTheirWay);
        }

        private void keep(Refund refund, int onTheirWay) {
            refunds.add(refund);
            underWay.add(onTheirWay);
            check(refunds.size() - 1, refund.status());
        }

        /** Of the sum mostly, one to three items; now and then of one twice, or more than there is. */
        private List<RefundRequested.SellerShare> shares(long sum) {
            List<RefundRequested.SellerShare> shares = new ArrayList<>();
            long left = Math.max(0, sum);
            for (int i = random.nextInt(4); i > 0; i--) {
                long part = random.nextLong(left + 1);
                left -= part;
                long item = random.nextInt(15) == 0 ? 1 : i;
                shares.add(new RefundRequested.SellerShare(new Tsid(item), new Tsid(9),
                        Won.of(random.nextInt(20) == 0 ? part + left + 1 : part), Won.ZERO, Won.ZERO, Won.ZERO,
                        Won.ZERO));
            }
            return shares;
        }

        /** A bank or a card company answers of a part, or that part goes another way; also of what is over. */
        private void answer(int index) {
            Refund refund = refunds.get(index);
            Refund.Status before = refund.status();
            boolean elsewhere = random.nextInt(3) == 0;
            try {
                if (before != Refund.Status.PENDING) {
                    // That anybody asks is refused by who keeps the parts; here, that it cannot be decided again.
                    refund.fail(RefundFailure.REFUND_EXCEEDS_CAPTURED, Instant.EPOCH);
                    throw new AssertionError("decided twice");
                } else if (elsewhere) {
                    refund.partSent();
                    underWay.set(index, underWay.get(index) + 1);
                } else {
                    refund.partCame(Instant.EPOCH);
                    underWay.set(index, underWay.get(index) - 1);
                }
            } catch (IllegalStateException late) {
                happened.accept("late");
            }
            check(index, before);
        }

        private void check(int index, Refund.Status before) {
            Refund.Status after = refunds.get(index).status();
            require(before == Refund.Status.PENDING || after == before, "what is final stays");
            require(after == Refund.Status.FAILED || (after == Refund.Status.COMPLETED) == (underWay.get(index) == 0),
                    "complete when all has come");
            if (after == Refund.Status.COMPLETED) {
                happened.accept("COMPLETED");
            }
            require(taken.keySet().stream().allMatch(kind -> left(kind) >= 0), "no tender gives more than it gave");
        }

        private long left(TenderKind kind) {
            return taken.getOrDefault(kind, 0L) - gone.getOrDefault(kind, 0L);
        }

        private List<Tender> tenders() {
            return taken.keySet().stream()
                    .map(kind -> new Tender(kind, Won.of(taken.get(kind)), Won.of(gone.get(kind)))).toList();
        }
    }
}
