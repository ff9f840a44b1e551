package pay.payment;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import platform.id.Tsid;
import platform.money.Won;

/** What a member confirms: the whole amount, and how much of it is paid in which way. */
record Confirmation(Won amount, List<Part> parts) {
    /** One way and its part. */
    record Part(TenderKind kind, Won amount) {}

    /** Whether every kind is there at most once, with something in it, and the parts add up to the amount. */
    boolean addsUp() {
        Won total = Won.ZERO;
        for (Part part : parts) {
            if (!part.amount().isPositive()) {
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

    /** What it captures of a payment. */
    List<Tender> tenders() {
        return parts.stream().sorted(Comparator.comparing(part -> part.kind().name()))
                .map(part -> new Tender(part.kind(), part.amount(), Won.ZERO)).toList();
    }

    /** What the device signs, byte for byte. */
    String message(PaymentId payment, Tsid order) {
        String tenders = parts.stream().map(part -> part.kind() + "=" + part.amount().amount())
                .collect(Collectors.joining(","));
        return String.join("\n", "madang.pay.confirm.v1", Long.toString(payment.value()), order.toString(),
                Long.toString(amount.amount()), tenders);
    }
}
