package pay.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import pay.card.CardId;
import pay.error.PayError;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;

/** What a member confirms: the whole amount, and how much of it is paid in which way. */
record Confirmation(Won amount, List<Part> parts) {
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    /**
     * One way and its part.
     *
     * @param card which card, of a card's part alone
     */
    record Part(TenderKind kind, Won amount, @Nullable ByCard card) {
        Part(TenderKind kind, Won amount) {
            this(kind, amount, null);
        }

        private String signed() {
            return kind + (card == null ? "" : ":" + card.id().value() + ":" + card.months()) + "=" + amount.amount();
        }
    }

    /** A card, in so many instalments; 0: all at once. */
    record ByCard(CardId id, int months) {}

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

    /** Whether every kind is there at most once, with something in it and a card's with its card, and the parts add up to the amount. */
    boolean addsUp() {
        Won total = Won.ZERO;
        for (Part part : parts) {
            if (!part.amount().isPositive() || (part.kind() == TenderKind.CARD) != (part.card() != null)) {
                return false;
            }
            total = total.plus(part.amount());
        }
        boolean distinct = parts.stream().map(Part::kind).distinct().count() == parts.size();
        return distinct && total.equals(amount);
    }

    /** How much is paid in one way. */
    Won of(TenderKind kind) {
        return parts.stream().filter(part -> part.kind() == kind).map(Part::amount).reduce(Won.ZERO, Won::plus);
    }

    /** The part that a card pays. */
    Optional<Part> byCard() {
        return parts.stream().filter(part -> part.kind() == TenderKind.CARD).findFirst();
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
