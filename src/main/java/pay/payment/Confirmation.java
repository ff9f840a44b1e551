package pay.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import pay.card.CardId;
import pay.error.PayError;
import pay.promotion.CouponTender;
import pay.promotion.UseCoupons;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;

/** What a member confirms: the whole amount, and how much of it is paid in which way. */
record Confirmation(Won amount, List<Part> parts) {
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    /**
     * One way and its part.
     *
     * @param by what pays it, where the kind does not say
     */
    record Part(TenderKind kind, Won amount, @Nullable By by) {
        Part(TenderKind kind, Won amount) {
            this(kind, amount, null);
        }

        private String signed() {
            String what = switch (by) {
                case null -> "";
                case By.Card(CardId id, int months) -> ":" + id.value() + ":" + months;
                case By.Coupon(CouponTender of) -> ":" + of.id().value();
            };
            return kind + what + "=" + amount.amount();
        }

        /** Whether it says what pays it where that has to be said, and not where it has not. */
        private boolean isNamed() {
            return switch (kind) {
                case CARD -> by instanceof By.Card;
                case COUPON -> by instanceof By.Coupon;
                case MONEY, POINTS -> by == null;
            };
        }
    }

    /** What pays a part. */
    sealed interface By {
        /** A card, in so many instalments; 0: all at once. */
        record Card(CardId id, int months) implements By {}

        /** A promotion, by a coupon or as a discount. */
        record Coupon(CouponTender of) implements By {}
    }

    /** Why it does not pay this payment now; empty when it does, as far as the payment decides that. */
    Optional<DomainException> refusal(Payment payment, Instant now) {
        if (payment.isDescribed() && !amount.equals(payment.amount())) {
            return Optional.of(new DomainException(PayError.PAYMENT_AMOUNT_DIFFERS, payment.amount().amount()));
        }
        if (!addsUp()) {
            return Optional.of(new DomainException(PayError.PAYMENT_TENDERS_DIFFER));
        }
        return payment.refusal(now).map(reason -> reason == PayError.PAYMENT_UNKNOWN
                ? DomainException.retryAfter(ASK_AGAIN, reason)
                : new DomainException(reason));
    }

    /** Whether every kind is there at most once, with something in it and what pays it, and the parts add up to the amount. */
    boolean addsUp() {
        Won total = Won.ZERO;
        for (Part part : parts) {
            if (!part.amount().isPositive() || !part.isNamed()) {
                return false;
            }
            total = total.plus(part.amount());
        }
        boolean distinct = parts.stream().map(Part::kind).distinct().count() == parts.size();
        return distinct && total.equals(amount);
    }

    /** How much is paid in one way. */
    Won of(TenderKind kind) {
        return find(kind).map(Part::amount).orElse(Won.ZERO);
    }

    /** The part that is paid in one way. */
    Optional<Part> find(TenderKind kind) {
        return parts.stream().filter(part -> part.kind() == kind).findFirst();
    }

    /** What a payment is to get of a promotion; empty without a coupon's part. */
    Optional<UseCoupons.Wish> coupon(Payment payment) {
        return find(TenderKind.COUPON).filter(part -> part.by() instanceof By.Coupon)
                .map(part -> new UseCoupons.Wish(payment.id().value(), payment.memberId(), null, payment.amount(),
                        part.amount(), ((By.Coupon) Objects.requireNonNull(part.by())).of()));
    }

    /** What it captures of a payment. */
    List<Tender> tenders() {
        return parts.stream().sorted(Comparator.comparing(part -> part.kind().name()))
                .map(part -> new Tender(part.kind(), part.amount(), Won.ZERO)).toList();
    }

    /** What the device signs, byte for byte. */
    String message(PaymentId payment, Tsid order) {
        String tenders = parts.stream().map(Part::signed).collect(Collectors.joining(","));
        return String.join("\n", "madang.pay.confirm.v1", Long.toString(payment.value()), order.toString(),
                Long.toString(amount.amount()), tenders);
    }
}
