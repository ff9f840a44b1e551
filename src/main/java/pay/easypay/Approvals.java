package pay.easypay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import pay.card.CardRequestId;
import platform.money.Won;

/**
 * All ways in which one payment is paid. What goes back is taken from them in the order of {@link TenderKind}; what is not
 * captured is given up in the same order, so that points are used up before money either way.
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

    Won amount() {
        return sum(each.stream().map(Approval::amount).toList());
    }

    Won captured() {
        return sum(each.stream().map(Approval::captured).toList());
    }

    Won left() {
        return sum(each.stream().map(Approval::left).toList());
    }

    /** With as much captured; the rest of each is given up. */
    Approvals capture(Won part) {
        Won givenUp = amount().minus(part);
        if (!part.isPositive() || givenUp.isNegative()) {
            throw new IllegalArgumentException("Captures " + part + " of " + amount());
        }
        List<Approval> after = new ArrayList<>(each.size());
        for (Approval approval : each) {
            Won off = least(givenUp, approval.amount());
            givenUp = givenUp.minus(off);
            after.add(approval.capture(approval.amount().minus(off)));
        }
        return new Approvals(after);
    }

    /** How an amount that goes back is taken from them. */
    Map<TenderKind, Won> division(Won amount) {
        if (!amount.isPositive() || left().isLessThan(amount)) {
            throw new IllegalArgumentException("Cancels " + amount + " of " + left());
        }
        Map<TenderKind, Won> parts = new EnumMap<>(TenderKind.class);
        Won missing = amount;
        for (Approval approval : each) {
            Won part = least(missing, approval.left());
            missing = missing.minus(part);
            if (part.isPositive()) {
                parts.put(approval.kind(), part);
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
