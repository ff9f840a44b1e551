package pay.easypay;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import pay.error.PayError;
import pay.merchant.MerchantId;
import pay.tax.TaxedAmount;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MerchantPaymentTest {
    private static final Instant NOON = Instant.parse("2026-11-27T03:00:00Z");
    private static final Tsid MEMBER = new Tsid(7);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final MerchantPayment READY = MerchantPayment.of(new Ask(new PaymentKey(1, 2), new MerchantId(3),
            "감귤상회", true, "order-1", "감귤", TaxedAmount.of(10_000, 4_000), true, NOON), Duration.ofMinutes(30));

    @Test
    void isApprovedConfirmedAndGivenBackInParts() {
        MerchantPayment approved = READY.approve(MEMBER, NOON.plusSeconds(60), TEN_MINUTES);
        assertThat(approved.dueAt()).isEqualTo(NOON.plusSeconds(660));
        MerchantPayment done = approved.capture(TaxedAmount.of(10_000, 4_000), NOON.plusSeconds(90));
        assertThat(done.state()).isEqualTo(PaymentState.DONE);
        assertThat(done.dueAt()).isNull();
        MerchantPayment part = done.cancel(TaxedAmount.of(9_000, 3_500));
        assertThat(part.state()).isEqualTo(PaymentState.PARTIAL_CANCELED);
        assertThat(part.left()).isEqualTo(TaxedAmount.of(1_000, 500));
        assertThat(part.cancel(part.left()).state()).isEqualTo(PaymentState.CANCELED);
        assertThat(part.version()).isEqualTo(3);
    }

    @Test
    void takesNoMoreThanWasApprovedAndGivesNoMoreBackThanWasTaken() {
        MerchantPayment authorized = READY.approve(MEMBER, NOON, TEN_MINUTES).authorize(NOON, WEEK);
        refused(() -> authorized.capture(TaxedAmount.of(10_001, 4_000), NOON), PayError.CAPTURE_EXCEEDS_PAYMENT);
        refused(() -> authorized.capture(TaxedAmount.of(6_001, 0), NOON), PayError.CAPTURE_EXCEEDS_PAYMENT);
        MerchantPayment taken = authorized.capture(TaxedAmount.of(5_000, 0), NOON);
        refused(() -> taken.cancel(TaxedAmount.of(5_001, 0)), PayError.CANCEL_EXCEEDS_PAYMENT);
        refused(() -> taken.cancel(TaxedAmount.of(5_000, 1)), PayError.CANCEL_EXCEEDS_PAYMENT);
        assertThat(taken.cancel(TaxedAmount.of(5_000, 0)).state()).isEqualTo(PaymentState.CANCELED);
    }

    @Test
    void endsWhenItsTimeIsOverAndNotBefore() {
        Instant last = NOON.plus(Duration.ofMinutes(30));
        refused(() -> READY.approve(MEMBER, last, TEN_MINUTES), PayError.PAYMENT_IN_OTHER_STATE);
        assertThat(READY.approve(MEMBER, last.minusNanos(1_000), TEN_MINUTES).state())
                .isEqualTo(PaymentState.IN_PROGRESS);
        assertThatThrownBy(() -> READY.timeOver(last.minusNanos(1_000))).isInstanceOf(IllegalStateException.class);
        assertThat(READY.timeOver(last).state()).isEqualTo(PaymentState.EXPIRED);
        MerchantPayment authorized = READY.approve(MEMBER, NOON, TEN_MINUTES).authorize(NOON, WEEK);
        refused(() -> authorized.capture(TaxedAmount.of(1, 0), NOON.plus(WEEK)), PayError.PAYMENT_IN_OTHER_STATE);
        assertThat(authorized.timeOver(NOON.plus(WEEK)).state()).isEqualTo(PaymentState.CANCELED);
    }

    @Test
    void isHeldToWhatWasAskedFor() {
        refused(() -> READY.requireSame("order-2", Won.of(10_000)), PayError.PAYMENT_ORDER_DIFFERS);
        refused(() -> READY.requireSame("order-1", Won.of(9_999)), PayError.PAYMENT_AMOUNT_DIFFERS);
        READY.requireSame("order-1", Won.of(10_000));
    }

    private static void refused(Runnable verb, PayError code) {
        assertThatThrownBy(verb::run).isInstanceOfSatisfying(DomainException.class,
                refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
