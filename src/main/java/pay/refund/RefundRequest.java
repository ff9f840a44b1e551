package pay.refund;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import commerce.events.RefundRequested;
import org.jspecify.annotations.Nullable;
import pay.payment.PaymentStatus;
import pay.payment.Tender;
import pay.tender.TenderKind;
import platform.id.Tsid;
import platform.money.Won;

/**
 * What commerce wants back.
 *
 * @param parts how much in which way; empty when the request makes no sense
 * @param sellerShares what of it is taken from sellers, whose it was; the rest from the order's escrow
 * @param interest what the member gets beside the parts; it is in the sellers' shares
 */
record RefundRequest(Tsid refundId, Tsid orderId, Tsid paymentId, Tsid buyerId, Map<TenderKind, Won> parts,
        List<RefundRequested.SellerShare> sellerShares, Won interest) {
    RefundRequest {
        parts = Map.copyOf(parts);
        sellerShares = List.copyOf(sellerShares);
    }

    static RefundRequest of(RefundRequested event) {
        return new RefundRequest(event.refundId(), event.orderId(), event.paymentId(), event.buyerId(),
                parts(event.legs()), Objects.requireNonNullElse(event.sellerShares(), List.of()),
                Objects.requireNonNullElse(event.interest(), Won.ZERO));
    }

    private static Map<TenderKind, Won> parts(List<RefundRequested.Leg> legs) {
        Map<TenderKind, Won> parts = new EnumMap<>(TenderKind.class);
        for (RefundRequested.Leg leg : legs) {
            Optional<TenderKind> kind = Arrays.stream(TenderKind.values())
                    .filter(each -> each.name().equals(leg.tender())).findFirst();
            if (kind.isEmpty() || !leg.amount().isPositive()) {
                return Map.of();
            }
            parts.merge(kind.get(), leg.amount(), Won::plus);
        }
        return parts;
    }

    /** How much of it goes back in one way. */
    Won of(TenderKind kind) {
        return parts.getOrDefault(kind, Won.ZERO);
    }

    Won amount() {
        return parts.values().stream().reduce(Won.ZERO, Won::plus);
    }

    /** What of its money is sellers' already: as much of it as of the whole, since all kinds go back in proportion. */
    Won moneyOfSellers() {
        Won ofSellers = sellerShares.stream().map(RefundRequested.SellerShare::amount).reduce(Won.ZERO, Won::plus)
                .minus(interest);
        BigInteger part = BigInteger.valueOf(of(TenderKind.MONEY).amount())
                .multiply(BigInteger.valueOf(ofSellers.amount()));
        return Won.of(part.divide(BigInteger.valueOf(amount().amount())).longValueExact());
    }

    /**
     * Whether a coupon gave a part of the payment and nothing is left of that with this, so that it can be used again.
     *
     * @param before what the payment was taken by, and what of it went back before
     */
    boolean endsCoupon(List<Tender> before) {
        return before.stream().anyMatch(tender -> tender.kind() == TenderKind.COUPON) && before.stream()
                .allMatch(tender -> tender.captured().minus(tender.refunded()).equals(of(tender.kind())));
    }

    /**
     * Why it is refused; empty when it is not.
     *
     * @param payment what became of the payment; null: there is none
     */
    Optional<RefundFailure> failure(@Nullable PaymentStatus payment, List<Tender> tenders) {
        Won ofSellers = sellerShares.stream().map(RefundRequested.SellerShare::amount).reduce(Won.ZERO, Won::plus);
        // What a refund takes of an item is booked once.
        boolean twice = sellerShares.stream().map(RefundRequested.SellerShare::itemId).distinct().count() < sellerShares
                .size();
        if (parts.isEmpty() || twice || interest.isNegative() || ofSellers.isLessThan(interest)
                || amount().plus(interest).isLessThan(ofSellers)) {
            return Optional.of(RefundFailure.REFUND_MALFORMED);
        }
        if (payment != PaymentStatus.APPROVED) {
            return Optional.of(RefundFailure.PAYMENT_NOT_APPROVED);
        }
        boolean covered = parts.entrySet().stream().allMatch(part -> tenders.stream()
                .anyMatch(tender -> tender.kind() == part.getKey()
                        && !tender.captured().minus(tender.refunded()).isLessThan(part.getValue())));
        return covered ? Optional.empty() : Optional.of(RefundFailure.REFUND_EXCEEDS_CAPTURED);
    }
}
