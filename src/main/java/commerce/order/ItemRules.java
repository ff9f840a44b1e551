package commerce.order;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import commerce.order.ItemHappening.Source;
import commerce.refusal.CommerceError;

import static commerce.order.Confirmation.CONFIRMED;
import static commerce.order.Confirmation.NOT_YET;
import static commerce.order.ItemHappening.ALL_CANCELED;
import static commerce.order.ItemHappening.ALL_EXCHANGED;
import static commerce.order.ItemHappening.ALL_RETURNED;
import static commerce.order.ItemHappening.ARRIVES;
import static commerce.order.ItemHappening.BUYER_CONFIRMS;
import static commerce.order.ItemHappening.CHARGED_BACK;
import static commerce.order.ItemHappening.NUMBER_WAS_WRONG;
import static commerce.order.ItemHappening.PAYMENT_APPROVED;
import static commerce.order.ItemHappening.PAYMENT_ENDED;
import static commerce.order.ItemHappening.PICKED_UP;
import static commerce.order.ItemHappening.SEAT_PAID;
import static commerce.order.ItemHappening.SELLER_CONFIRMS;
import static commerce.order.ItemHappening.SHIPS;
import static commerce.order.ItemHappening.TEAM_FILLED;
import static commerce.order.ItemHappening.TIME_CONFIRMS;
import static commerce.order.ItemStatus.CANCELED;
import static commerce.order.ItemStatus.DELIVERED;
import static commerce.order.ItemStatus.DELIVERING;
import static commerce.order.ItemStatus.EXCHANGED;
import static commerce.order.ItemStatus.PAID;
import static commerce.order.ItemStatus.PAYMENT_WAITING;
import static commerce.order.ItemStatus.PURCHASE_CONFIRMED;
import static commerce.order.ItemStatus.RETURNED;
import static commerce.order.ItemStatus.SHIPPED;
import static commerce.order.ItemStatus.TEAM_WAITING;

/**
 * What an item answers to everything that can happen to it, as data, by its status and the seller's confirmation. A pair
 * that is not named here is refused when a person asks for it, and passed over when it is a fact that came late.
 */
public final class ItemRules {
    /** Where an item can be: only a paid one is without and with the seller's confirmation. */
    record Position(ItemStatus status, Confirmation confirmation) {}

    private static final Map<ItemHappening, Map<Position, ItemStep>> STEPS = new EnumMap<>(ItemHappening.class);

    static {
        go(PAYMENT_APPROVED, NOT_YET, PAYMENT_WAITING, PAID, NOT_YET);
        // Paid after its time, and its stock was still there.
        go(PAYMENT_APPROVED, NOT_YET, CANCELED, PAID, NOT_YET);
        go(SEAT_PAID, NOT_YET, PAYMENT_WAITING, TEAM_WAITING, NOT_YET);
        go(SEAT_PAID, NOT_YET, CANCELED, TEAM_WAITING, NOT_YET);
        go(PAYMENT_ENDED, NOT_YET, PAYMENT_WAITING, CANCELED, NOT_YET);
        go(PAYMENT_ENDED, NOT_YET, TEAM_WAITING, CANCELED, NOT_YET);
        go(TEAM_FILLED, NOT_YET, TEAM_WAITING, PAID, NOT_YET);

        go(SELLER_CONFIRMS, NOT_YET, PAID, PAID, CONFIRMED);
        refuse(SELLER_CONFIRMS, CONFIRMED, PAID, CommerceError.ITEM_ALREADY_CONFIRMED);
        go(SHIPS, CONFIRMED, PAID, SHIPPED, CONFIRMED);
        refuse(SHIPS, NOT_YET, PAID, CommerceError.ITEM_NOT_CONFIRMED);
        go(PICKED_UP, CONFIRMED, SHIPPED, DELIVERING, CONFIRMED);
        go(ARRIVES, CONFIRMED, SHIPPED, DELIVERED, CONFIRMED);
        go(ARRIVES, CONFIRMED, DELIVERING, DELIVERED, CONFIRMED);
        for (ItemStatus followed : List.of(SHIPPED, DELIVERING, DELIVERED)) {
            // Not what stands, whose money is the seller's already; nor what was exchanged, which had come.
            go(NUMBER_WAS_WRONG, CONFIRMED, followed, SHIPPED, CONFIRMED);
        }
        for (ItemStatus sent : List.of(SHIPPED, DELIVERING, DELIVERED, EXCHANGED)) {
            go(BUYER_CONFIRMS, CONFIRMED, sent, PURCHASE_CONFIRMED, CONFIRMED);
            go(TIME_CONFIRMS, CONFIRMED, sent, PURCHASE_CONFIRMED, CONFIRMED);
        }

        go(ALL_CANCELED, NOT_YET, PAID, CANCELED, NOT_YET);
        go(ALL_CANCELED, CONFIRMED, PAID, CANCELED, CONFIRMED);
        go(CHARGED_BACK, NOT_YET, PAID, CANCELED, NOT_YET);
        go(CHARGED_BACK, CONFIRMED, PAID, CANCELED, CONFIRMED);
        for (ItemStatus sent : List.of(SHIPPED, DELIVERING, DELIVERED, EXCHANGED)) {
            // Sent and not to be paid for any more, whether or not the goods come back.
            go(CHARGED_BACK, CONFIRMED, sent, RETURNED, CONFIRMED);
        }
        for (ItemStatus sent : List.of(SHIPPED, DELIVERING, DELIVERED, EXCHANGED, PURCHASE_CONFIRMED)) {
            go(ALL_RETURNED, CONFIRMED, sent, RETURNED, CONFIRMED);
        }
        for (ItemStatus sent : List.of(SHIPPED, DELIVERING, DELIVERED, EXCHANGED)) {
            go(ALL_EXCHANGED, CONFIRMED, sent, EXCHANGED, CONFIRMED);
        }
    }

    private ItemRules() {}

    /** The answer to one pair. */
    public static ItemStep step(ItemStatus status, Confirmation confirmation, ItemHappening happening) {
        ItemStep step = STEPS.getOrDefault(happening, Map.of()).get(new Position(status, confirmation));
        if (step != null) {
            return step;
        }
        return happening.source() == Source.PERSON
                ? ItemStep.refuse(status, confirmation, CommerceError.ITEM_IN_OTHER_STATE)
                : ItemStep.stay(status, confirmation);
    }

    /** From where this happening leads to {@code next}: what a change of many rows is guarded by. */
    static List<ItemStatus> from(ItemHappening happening, ItemStatus next) {
        List<ItemStatus> from = new ArrayList<>();
        STEPS.getOrDefault(happening, Map.of()).forEach((position, step) -> {
            if (step.moves() && step.next() == next) {
                from.add(position.status());
            }
        });
        return from;
    }

    private static void go(ItemHappening happening, Confirmation confirmation, ItemStatus from, ItemStatus to,
            Confirmation then) {
        put(happening, new Position(from, confirmation), ItemStep.to(to, then));
    }

    private static void refuse(ItemHappening happening, Confirmation confirmation, ItemStatus from,
            CommerceError refusal) {
        put(happening, new Position(from, confirmation), ItemStep.refuse(from, confirmation, refusal));
    }

    private static void put(ItemHappening happening, Position position, ItemStep step) {
        if (STEPS.computeIfAbsent(happening, key -> new HashMap<>()).put(position, step) != null) {
            throw new IllegalStateException("Two rules for " + position + " and " + happening);
        }
    }
}
