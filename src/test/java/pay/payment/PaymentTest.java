package pay.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import pay.card.CardRequestId;
import pay.error.PayError;
import platform.id.Tsid;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class PaymentTest {
    static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
    static final Instant PAY_BY = NOW.plus(Duration.ofMinutes(10));
    static final Instant LATE = PAY_BY;
    static final Instant DEPOSIT_UNTIL = NOW.plus(Duration.ofHours(6));
    static final CardRequestId CHARGE = new CardRequestId(9);
    static final PlacedOrder ORDER = new PlacedOrder(new Tsid(7), new Tsid(8), "제주 감귤", Won.of(37_400), PAY_BY, true);

    /** What can happen to a payment. */
    enum Happening {
        CONFIRMED, CONFIRMED_LATE, CANCELED, SWEPT_EARLY, SWEPT_LATE, REFUNDED, CHARGED, CHARGED_LATE, NOT_CHARGED,
        NOT_CHARGED_LATE, DEPOSITED, DEPOSITED_LATE
    }

    /** Every status meets everything that can happen: what it becomes, and the refusal of a confirmation. */
    @ParameterizedTest
    @CsvSource({"READY, CONFIRMED, APPROVED, ", "READY, CONFIRMED_LATE, READY, PAYMENT_EXPIRED",
            "READY, CANCELED, CANCELED, ", "READY, SWEPT_EARLY, READY, ", "READY, SWEPT_LATE, EXPIRED, ",
            "READY, REFUNDED, READY, refused", "APPROVED, CONFIRMED, APPROVED, PAYMENT_ALREADY_APPROVED",
            "APPROVED, CONFIRMED_LATE, APPROVED, PAYMENT_ALREADY_APPROVED", "APPROVED, CANCELED, APPROVED, ",
            "APPROVED, SWEPT_EARLY, APPROVED, ", "APPROVED, SWEPT_LATE, APPROVED, ", "APPROVED, REFUNDED, APPROVED, ",
            "CANCELED, CONFIRMED, CANCELED, PAYMENT_CANCELED", "CANCELED, CONFIRMED_LATE, CANCELED, PAYMENT_CANCELED",
            "CANCELED, CANCELED, CANCELED, ", "CANCELED, SWEPT_EARLY, CANCELED, ", "CANCELED, SWEPT_LATE, CANCELED, ",
            "CANCELED, REFUNDED, CANCELED, refused", "EXPIRED, CONFIRMED, EXPIRED, PAYMENT_EXPIRED",
            "EXPIRED, CONFIRMED_LATE, EXPIRED, PAYMENT_EXPIRED", "EXPIRED, CANCELED, EXPIRED, ",
            "EXPIRED, SWEPT_EARLY, EXPIRED, ", "EXPIRED, SWEPT_LATE, EXPIRED, ", "EXPIRED, REFUNDED, EXPIRED, refused",
            "UNKNOWN, CONFIRMED, UNKNOWN, PAYMENT_UNKNOWN", "UNKNOWN, CONFIRMED_LATE, UNKNOWN, PAYMENT_UNKNOWN",
            "UNKNOWN, CANCELED, CANCELING, ", "UNKNOWN, SWEPT_EARLY, UNKNOWN, ", "UNKNOWN, SWEPT_LATE, UNKNOWN, ",
            "UNKNOWN, REFUNDED, UNKNOWN, refused", "UNKNOWN, CHARGED, APPROVED, ",
            "UNKNOWN, CHARGED_LATE, APPROVED, ", "UNKNOWN, NOT_CHARGED, READY, ",
            "UNKNOWN, NOT_CHARGED_LATE, EXPIRED, ", "CANCELING, CONFIRMED, CANCELING, PAYMENT_CANCELED",
            "CANCELING, CONFIRMED_LATE, CANCELING, PAYMENT_CANCELED", "CANCELING, CANCELED, CANCELING, ",
            "CANCELING, SWEPT_EARLY, CANCELING, ", "CANCELING, SWEPT_LATE, CANCELING, ",
            "CANCELING, REFUNDED, CANCELING, refused", "CANCELING, CHARGED, CANCELING, refused",
            "CANCELING, CHARGED_LATE, CANCELING, refused", "CANCELING, NOT_CHARGED, CANCELED, ",
            "CANCELING, NOT_CHARGED_LATE, CANCELED, ", "READY, CHARGED, READY, refused",
            "READY, CHARGED_LATE, READY, refused", "READY, NOT_CHARGED, READY, refused",
            "READY, NOT_CHARGED_LATE, READY, refused", "APPROVED, CHARGED, APPROVED, refused",
            "APPROVED, CHARGED_LATE, APPROVED, refused", "APPROVED, NOT_CHARGED, APPROVED, refused",
            "APPROVED, NOT_CHARGED_LATE, APPROVED, refused", "CANCELED, CHARGED, CANCELED, refused",
            "CANCELED, CHARGED_LATE, CANCELED, refused", "CANCELED, NOT_CHARGED, CANCELED, refused",
            "CANCELED, NOT_CHARGED_LATE, CANCELED, refused", "EXPIRED, CHARGED, EXPIRED, refused",
            "EXPIRED, CHARGED_LATE, EXPIRED, refused", "EXPIRED, NOT_CHARGED, EXPIRED, refused",
            "EXPIRED, NOT_CHARGED_LATE, EXPIRED, refused", "READY, DEPOSITED, READY, refused",
            "READY, DEPOSITED_LATE, READY, refused", "UNKNOWN, DEPOSITED, UNKNOWN, refused",
            "UNKNOWN, DEPOSITED_LATE, UNKNOWN, refused", "CANCELING, DEPOSITED, CANCELING, refused",
            "CANCELING, DEPOSITED_LATE, CANCELING, refused", "APPROVED, DEPOSITED, APPROVED, refused",
            "APPROVED, DEPOSITED_LATE, APPROVED, refused", "CANCELED, DEPOSITED, CANCELED, refused",
            "CANCELED, DEPOSITED_LATE, CANCELED, refused", "EXPIRED, DEPOSITED, EXPIRED, refused",
            "EXPIRED, DEPOSITED_LATE, EXPIRED, refused",
            "WAITING_FOR_DEPOSIT, CONFIRMED, WAITING_FOR_DEPOSIT, PAYMENT_WAITS_FOR_DEPOSIT",
            "WAITING_FOR_DEPOSIT, CONFIRMED_LATE, WAITING_FOR_DEPOSIT, PAYMENT_WAITS_FOR_DEPOSIT",
            "WAITING_FOR_DEPOSIT, CANCELED, CANCELED, ", "WAITING_FOR_DEPOSIT, SWEPT_EARLY, WAITING_FOR_DEPOSIT, ",
            "WAITING_FOR_DEPOSIT, SWEPT_LATE, WAITING_FOR_DEPOSIT, ",
            "WAITING_FOR_DEPOSIT, REFUNDED, WAITING_FOR_DEPOSIT, refused",
            "WAITING_FOR_DEPOSIT, CHARGED, WAITING_FOR_DEPOSIT, refused",
            "WAITING_FOR_DEPOSIT, CHARGED_LATE, WAITING_FOR_DEPOSIT, refused",
            "WAITING_FOR_DEPOSIT, NOT_CHARGED, WAITING_FOR_DEPOSIT, refused",
            "WAITING_FOR_DEPOSIT, NOT_CHARGED_LATE, WAITING_FOR_DEPOSIT, refused",
            "WAITING_FOR_DEPOSIT, DEPOSITED, APPROVED, ", "WAITING_FOR_DEPOSIT, DEPOSITED_LATE, APPROVED, "})
    void endsOnceAndStaysSo(PaymentStatus from, Happening happening, PaymentStatus to, String refusal) {
        Payment payment = in(from);

        String refused = let(happening, payment);

        assertThat(payment.status()).isEqualTo(to);
        assertThat(refused).isEqualTo(refusal);
    }

    @Test
    void coversEveryPair() throws Exception {
        CsvSource table = PaymentTest.class
                .getDeclaredMethod("endsOnceAndStaysSo", PaymentStatus.class, Happening.class,
                        PaymentStatus.class, String.class)
                .getAnnotation(CsvSource.class);

        assertThat(table.value()).hasSize(PaymentStatus.values().length * Happening.values().length);
    }

    @ParameterizedTest
    @EnumSource(PaymentStatus.class)
    void approvesOnlyWhatIsReady(PaymentStatus status) {
        Payment payment = in(status);
        if (status == PaymentStatus.READY) {
            payment.approve(NOW);
            assertThat(payment.approvedAt()).isEqualTo(NOW);
        } else {
            assertThatIllegalStateException().isThrownBy(() -> payment.approve(NOW));
        }
    }

    @Test
    void isCreatedExpiredWhenItsTimeIsOver() {
        assertThat(Payment.prepare(new PaymentId(1), ORDER, PAY_BY).status()).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(Payment.prepare(new PaymentId(1), ORDER, PAY_BY.minusNanos(1_000)).status())
                .isEqualTo(PaymentStatus.READY);
    }

    @Test
    void staysCanceledWhenItsOrderComesAfterItsCancel() {
        Payment tombstone = Payment.canceled(new PaymentId(1), ORDER.orderId(), ORDER.buyerId(), NOW);
        assertThat(tombstone.isDescribed()).isFalse();
        assertThat(tombstone.amount()).isEqualTo(Won.ZERO);

        tombstone.describe(ORDER);

        assertThat(tombstone.status()).isEqualTo(PaymentStatus.CANCELED);
        assertThat(tombstone.amount()).isEqualTo(Won.of(37_400));
        assertThat(tombstone.refusal(NOW)).isEqualTo(Optional.of(PayError.PAYMENT_CANCELED));
    }

    @Test
    void waitsForADepositUntilThatCanNotComeAnyMore() {
        Instant until = NOW.plus(Duration.ofHours(12));
        Payment payment = in(PaymentStatus.WAITING_FOR_DEPOSIT);
        assertThat(payment.depositUntil()).isEqualTo(DEPOSIT_UNTIL);
        payment.depositCanCome(until);
        payment.expire(until.minusNanos(1_000));
        assertThat(payment.status()).isEqualTo(PaymentStatus.WAITING_FOR_DEPOSIT);

        payment.expire(until);

        assertThat(payment.status()).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(payment.depositUntil()).isNull();
        assertThatIllegalStateException().isThrownBy(() -> payment.depositCanCome(until));
    }

    @Test
    void waitsNoLongerThanForAConfirmationWhenNobodyKnowsWhereToDeposit() {
        Payment payment = Payment.prepare(new PaymentId(1), ORDER, NOW);
        payment.awaitDeposit(NOW);

        payment.expire(PAY_BY);

        assertThat(payment.status()).isEqualTo(PaymentStatus.EXPIRED);
    }

    private static Payment in(PaymentStatus status) {
        Payment payment = Payment.prepare(new PaymentId(1), ORDER, NOW);
        switch (status) {
            case READY -> {
            }
            case UNKNOWN -> payment.charge(CHARGE, NOW);
            case CANCELING -> {
                payment.charge(CHARGE, NOW);
                payment.cancel(NOW);
            }
            case WAITING_FOR_DEPOSIT -> {
                payment.awaitDeposit(NOW);
                payment.depositCanCome(DEPOSIT_UNTIL);
            }
            case APPROVED -> payment.approve(NOW);
            case CANCELED -> payment.cancel(NOW);
            case EXPIRED -> payment.expire(LATE);
        }
        assertThat(payment.status()).isEqualTo(status);
        return payment;
    }

    private static String let(Happening happening, Payment payment) {
        return switch (happening) {
            case CONFIRMED -> confirm(payment, NOW);
            case CONFIRMED_LATE -> confirm(payment, LATE);
            case CANCELED -> {
                payment.cancel(NOW);
                yield null;
            }
            case SWEPT_EARLY -> {
                payment.expire(NOW);
                yield null;
            }
            case SWEPT_LATE -> {
                payment.expire(LATE);
                yield null;
            }
            case REFUNDED -> attempt(payment::refunded);
            case CHARGED -> attempt(() -> payment.charged(NOW));
            case CHARGED_LATE -> attempt(() -> payment.charged(LATE));
            case NOT_CHARGED -> attempt(() -> payment.notCharged(NOW));
            case NOT_CHARGED_LATE -> attempt(() -> payment.notCharged(LATE));
            case DEPOSITED -> attempt(() -> payment.deposited(NOW));
            case DEPOSITED_LATE -> attempt(() -> payment.deposited(LATE));
        };
    }

    private static String attempt(Runnable change) {
        try {
            change.run();
            return null;
        } catch (IllegalStateException e) {
            return "refused";
        }
    }

    private static String confirm(Payment payment, Instant now) {
        Optional<PayError> refusal = payment.refusal(now);
        if (refusal.isEmpty()) {
            payment.approve(now);
        }
        return refusal.map(Enum::name).orElse(null);
    }
}
