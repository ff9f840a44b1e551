package pay.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import pay.error.PayError;
import pay.promotion.UseCoupons;
import pay.tender.TenderKind;
import pay.tender.Tenders;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;

/** What a member confirms: the whole amount, and in which ways it is paid. */
record Confirmation(Won amount, Tenders tenders) {
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    /** Why it does not pay this payment now; empty when it does, as far as the payment decides that. */
    Optional<DomainException> refusal(Payment payment, Instant now) {
        if (payment.isDescribed() && !amount.equals(payment.amount())) {
            return Optional.of(new DomainException(PayError.PAYMENT_AMOUNT_DIFFERS, payment.amount().amount()));
        }
        if (!tenders.addUpTo(amount)) {
            return Optional.of(new DomainException(PayError.PAYMENT_TENDERS_DIFFER));
        }
        return payment.refusal(now).map(reason -> reason == PayError.PAYMENT_UNKNOWN
                ? DomainException.retryAfter(ASK_AGAIN, reason)
                : new DomainException(reason));
    }

    /** How much is paid in one way. */
    Won of(TenderKind kind) {
        return tenders.of(kind);
    }

    /** What a payment is to get of a promotion; empty without a coupon's part. */
    Optional<UseCoupons.Wish> coupon(Payment payment) {
        return tenders.by(Tenders.By.Coupon.class).map(by -> new UseCoupons.Wish(payment.id().value(),
                payment.memberId(), null, payment.amount(), of(TenderKind.COUPON), by.of()));
    }

    /** What it captures of a payment. */
    List<Tender> captured() {
        return tenders.parts().stream().sorted(Comparator.comparing(part -> part.kind().name()))
                .map(part -> new Tender(part.kind(), part.amount(), Won.ZERO)).toList();
    }

    /** What the device signs, byte for byte. */
    String message(PaymentId payment, Tsid order) {
        return String.join("\n", "madang.pay.confirm.v1", Long.toString(payment.value()), order.toString(),
                Long.toString(amount.amount()), tenders.signed());
    }
}
