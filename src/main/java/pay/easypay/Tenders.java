package pay.easypay;

import java.util.List;
import java.util.stream.Collectors;

import platform.money.Won;

/** How a member wants to pay: each way once, with something in it. */
record Tenders(List<Part> parts) {
    /** One way and its part. */
    record Part(TenderKind kind, Won amount) {}

    /** Whether every kind is there at most once, with something in it, and the parts add up to the amount. */
    boolean addUpTo(Won amount) {
        boolean distinct = parts.stream().map(Part::kind).distinct().count() == parts.size();
        return distinct && parts.stream().allMatch(part -> part.amount().isPositive())
                && parts.stream().map(Part::amount).reduce(Won.ZERO, Won::plus).equals(amount);
    }

    /** How much in one way; zero without it. */
    Won of(TenderKind kind) {
        return parts.stream().filter(part -> part.kind() == kind).map(Part::amount).findFirst().orElse(Won.ZERO);
    }

    /** As the device signs them. */
    String signed() {
        return parts.stream().map(part -> part.kind() + "=" + part.amount().amount())
                .collect(Collectors.joining(","));
    }
}
