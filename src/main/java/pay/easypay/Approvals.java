package pay.easypay;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import pay.card.CardRequestId;
import pay.tender.TenderKind;
import platform.money.Won;

/**
 * All ways in which one payment is paid. What goes back is taken from them in the order of {@link TenderKind}; what is not
 * captured is given up in the same order, so that points are used up before money either way. Of a coupon so much goes as of the
 * whole.
 */
record Approvals(List<Approval> each) {
    Approvals {
        each = each.stream().sorted(Comparator.comparing(Approval::kind)).toList();
        if (each.stream().map(Approval::kind).distinct().count() != each.size()) {
            throw new IllegalArgumentException("Two approvals of one kind: " + each);
        }
    }

    static final Approvals NONE = new Approvals(List.of());

    Optional<Approval> of(TenderKind kind) {
        return each.stream().filter(approval -> approval.kind() == kind).findFirst();
    }

    /** Those that are set aside in the ledger. */
    List<Approval> held() {
        return each.stream().filter(approval -> approval.hold() != null).toList();
    }

    /** With the charge of the card that was asked for. */
    Approvals charge(CardRequestId charge) {
        return new Approvals(each.stream()
                .map(approval -> approval.kind() == TenderKind.CARD ? approval.charge(charge) : approval).toList());
    }

    /** With the day on which they counted against the member's limits. */
    Approvals countedOn(LocalDate day) {
        return new Approvals(each.stream().map(approval -> approval.countedOn(day)).toList());
    }

    /** That day; null when they did not count. */
    @Nullable
    LocalDate countedOn() {
        return each.stream().map(Approval::countedOn).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** What each is of. */
    Map<TenderKind, Won> amounts() {
        return each.stream().collect(Collectors.toMap(Approval::kind, Approval::amount));
    }

    /** What of each was not captured. */
    Map<TenderKind, Won> notCaptured() {
        return each.stream()
                .collect(Collectors.toMap(Approval::kind, approval -> approval.amount().minus(approval.captured())));
    }

    Won amount() {
        return sum(each.stream().map(Approval::amount).toList());
    }

    Won captured() {
        return sum(each.stream().map(Approval::captured).toList());
    }

    /** What was taken in money or deposited, and did not go back: cash, as cash receipts count it. */
    Won cash() {
        return sum(each.stream().filter(approval -> approval.kind().isCash()).map(Approval::left).toList());
    }

    Won left() {
        return sum(each.stream().map(Approval::left).toList());
    }

    /** With as much captured; the rest of each is given up. */
    Approvals capture(Won part) {
        if (!part.isPositive() || amount().isLessThan(part)) {
            throw new IllegalArgumentException("Captures " + part + " of " + amount());
        }
        Map<TenderKind, Won> givenUp = divide(amount().minus(part), Approval::amount);
        return new Approvals(each.stream().map(approval -> approval
                .capture(approval.amount().minus(givenUp.getOrDefault(approval.kind(), Won.ZERO)))).toList());
    }

    /** How an amount that goes back is taken from them. */
    Map<TenderKind, Won> division(Won amount) {
        if (!amount.isPositive() || left().isLessThan(amount)) {
            throw new IllegalArgumentException("Cancels " + amount + " of " + left());
        }
        return divide(amount, Approval::left);
    }

    /** A coupon's share first, rounded up, so that nobody keeps more of it than of the purchase; then one after the other. */
    private Map<TenderKind, Won> divide(Won amount, Function<Approval, Won> of) {
        Map<TenderKind, Won> parts = new EnumMap<>(TenderKind.class);
        Won all = sum(each.stream().map(of).toList());
        Won missing = amount;
        Won coupon = of(TenderKind.COUPON).map(of).orElse(Won.ZERO);
        if (coupon.isPositive() && amount.isPositive()) {
            Won share = Won.of(
                    Math.ceilDiv(Math.multiplyExact(coupon.amount(), amount.amount()), all.amount()));
            parts.put(TenderKind.COUPON, share);
            missing = missing.minus(share);
        }
        for (Approval approval : each) {
            if (approval.kind() != TenderKind.COUPON) {
                Won part = least(missing, of.apply(approval));
                missing = missing.minus(part);
                if (part.isPositive()) {
                    parts.put(approval.kind(), part);
                }
            }
        }
        return parts;
    }

    /** With these parts gone back. */
    Approvals cancel(Map<TenderKind, Won> parts) {
        return new Approvals(each.stream()
                .map(approval -> approval.cancel(parts.getOrDefault(approval.kind(), Won.ZERO))).toList());
    }

    private static Won least(Won one, Won other) {
        return one.isLessThan(other) ? one : other;
    }

    private static Won sum(List<Won> amounts) {
        return amounts.stream().reduce(Won.ZERO, Won::plus);
    }
}
