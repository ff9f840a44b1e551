package pay.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Test;
import pay.card.CardRequestId;
import pay.error.PayError;
import platform.id.Tsid;
import platform.money.Won;
import testing.Seeds;

import static testing.Seeds.require;

/**
 * All that can happen to the payment of an order, in any order, at any time and after it is over, with the row read anew in between:
 * what {@link PaymentTest} holds of each state by itself, over a payment's whole life.
 */
class PaymentSimulationTest {
    private static final int STEPS = 30;
    private static final Set<String> HAPPENS = Set.of("READY", "UNKNOWN", "CANCELING", "WAITING_FOR_DEPOSIT",
            "APPROVED", "CANCELED", "EXPIRED", "refused", "a tombstone", "refunded");

    @Test
    void isOverOnceWhateverComesLate() {
        Seeds.play(STEPS, HAPPENS, (random, happened) -> new Run(random, happened)::step);
    }

    private static final class Run {
        private static final PlacedOrder UNTIMED = new PlacedOrder(new Tsid(7), new Tsid(8), "제주 감귤", Won.of(37_400),
                Instant.EPOCH, true);

        private final RandomGenerator random;
        private final Consumer<String> happened;
        private final PlacedOrder order;
        private Instant now = Instant.parse("2026-11-30T02:00:00Z");
        private Payment payment;
        private boolean takenBack;

        Run(RandomGenerator random, Consumer<String> happened) {
            this.random = random;
            this.happened = happened;
            this.order = new PlacedOrder(UNTIMED.orderId(), UNTIMED.buyerId(), UNTIMED.name(), UNTIMED.amount(),
                    now.plus(Duration.ofMinutes(random.nextInt(30))), true);
            this.takenBack = random.nextInt(10) == 0;
            this.payment = takenBack
                    ? Payment.canceled(new PaymentId(1), order.orderId(), order.buyerId(), now)
                    : Payment.prepare(new PaymentId(1), order, now);
            if (takenBack) {
                happened.accept("a tombstone");
            }
        }

        void step() {
            now = now.plus(Duration.ofSeconds(random.nextInt(200)));
            if (random.nextInt(4) == 0) {
                payment = readAnew();
            }
            PaymentStatus before = payment.status();
            int version = payment.version();
            Instant approvedAt = payment.approvedAt();
            Instant endedAt = payment.endedAt();
            try {
                happens(before);
            } catch (IllegalStateException refused) {
                happened.accept("refused");
                require(payment.status() == before && payment.version() == version, "a refusal changes nothing");
            }
            PaymentStatus after = payment.status();
            happened.accept(after.name());
            boolean over = isOver(before);
            require(!over || (after == before && Objects.equals(approvedAt, payment.approvedAt())
                    && Objects.equals(endedAt, payment.endedAt())), "what is final stays: " + before + ", " + after);
            require(payment.version() >= version && (after == before || payment.version() > version),
                    "a new state is a new version");
            require((payment.approvedAt() != null) == (after == PaymentStatus.APPROVED), "when it was paid");
            require((payment.endedAt() != null) == (after == PaymentStatus.CANCELED || after == PaymentStatus.EXPIRED),
                    "when it ended");
            require(payment.depositUntil() == null || after == PaymentStatus.WAITING_FOR_DEPOSIT, "a deposit's time");
            require((before != PaymentStatus.UNKNOWN && before != PaymentStatus.CANCELING)
                    || after != PaymentStatus.EXPIRED || !now.isBefore(order.payBy()), "not before its time");
            require(before != PaymentStatus.CANCELING || after == before || after == PaymentStatus.CANCELED,
                    "what was taken back is not paid");
            require(!takenBack || isOver(after) || after == PaymentStatus.CANCELING, "what was taken back is over");
        }

        private void happens(PaymentStatus before) {
            switch (random.nextInt(12)) {
                case 0, 1 -> confirm();
                case 2 -> {
                    payment.charge(new CardRequestId(9), now);
                    requireReady(before);
                }
                case 3 -> {
                    payment.awaitDeposit(now);
                    requireReady(before);
                }
                case 4 -> payment.depositCanCome(now.plus(Duration.ofMinutes(random.nextInt(60))));
                case 5 -> {
                    payment.deposited(now);
                    require(before == PaymentStatus.WAITING_FOR_DEPOSIT, "what was awaited comes");
                }
                case 6 -> payment.notDeposited(now);
                case 7 -> {
                    payment.charged(now);
                    require(before == PaymentStatus.UNKNOWN, "what was charged is paid");
                }
                case 8 -> payment.notCharged(now);
                case 9 -> takeBack(before);
                case 10 -> expire(before);
                default -> {
                    payment.refunded();
                    require(before == PaymentStatus.APPROVED, "what was paid goes back");
                    happened.accept("refunded");
                }
            }
        }

        private void confirm() {
            boolean ready = payment.status() == PaymentStatus.READY && now.isBefore(order.payBy());
            Optional<PayError> refusal = payment.refusal(now);
            require(refusal.isEmpty() == ready, "what is ready and in time can be confirmed: " + refusal);
            payment.approve(now);
        }

        private void requireReady(PaymentStatus before) {
            require(before == PaymentStatus.READY && now.isBefore(order.payBy()), "what is ready and in time is begun");
        }

        private void takeBack(PaymentStatus before) {
            payment.cancel(now);
            takenBack |= !isOver(before);
            require(isOver(payment.status()) || payment.status() == PaymentStatus.CANCELING, "it is taken back");
        }

        private void expire(PaymentStatus before) {
            Instant until = before == PaymentStatus.WAITING_FOR_DEPOSIT ? payment.depositUntil() : order.payBy();
            boolean late = until != null && !now.isBefore(until);
            boolean waits = before == PaymentStatus.READY || before == PaymentStatus.WAITING_FOR_DEPOSIT;
            payment.expire(now);
            require((payment.status() == PaymentStatus.EXPIRED) == (before == PaymentStatus.EXPIRED || (late && waits)),
                    "its time is over when it is, and not before");
        }

        private static boolean isOver(PaymentStatus status) {
            return status == PaymentStatus.APPROVED || status == PaymentStatus.CANCELED
                    || status == PaymentStatus.EXPIRED;
        }

        /** As its row keeps it. */
        private Payment readAnew() {
            return new Payment(payment.id(), payment.orderId(), payment.memberId(), payment.createdAt(),
                    payment.isDescribed() ? order : null,
                    new Payment.Ended(payment.status(), payment.approvedAt(), payment.endedAt(),
                            payment.depositUntil()),
                    payment.charge(), payment.version());
        }
    }
}
