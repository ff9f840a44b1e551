package commerce.order;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import commerce.order.Step.Consequence;
import commerce.refusal.CommerceError;
import org.jspecify.annotations.Nullable;

import static commerce.order.Happening.ALL_CANCELED;
import static commerce.order.Happening.CANCEL_ASKED;
import static commerce.order.Happening.HOLD_LAPSED;
import static commerce.order.Happening.PAYMENT_APPROVED;
import static commerce.order.Happening.PAYMENT_CANCELED;
import static commerce.order.Happening.PAYMENT_EXPIRED;
import static commerce.order.Happening.REFUND_COMPLETED;
import static commerce.order.Happening.SEAT_LEFT;
import static commerce.order.Happening.TEAM_FAILED;
import static commerce.order.OrderStatus.CANCELED;
import static commerce.order.OrderStatus.CANCEL_REQUESTED;
import static commerce.order.OrderStatus.EXPIRED;
import static commerce.order.OrderStatus.PAID;
import static commerce.order.OrderStatus.PAYMENT_WAITING;
import static commerce.order.OrderStatus.REFUNDED;
import static commerce.order.OrderStatus.REFUND_PENDING;

/**
 * What an order answers to everything that can happen to it, as data. A pair that is not named here changes nothing: pay's
 * events may come late and in any order.
 */
final class OrderRules {
    private static final Map<OrderStatus, Map<Happening, Step>> STEPS = new EnumMap<>(OrderStatus.class);

    static {
        go(PAYMENT_WAITING, CANCEL_ASKED, CANCEL_REQUESTED, Consequence.ASK_PAY_TO_CANCEL, CloseReason.BUYER);
        go(PAYMENT_WAITING, PAYMENT_APPROVED, PAID, Consequence.SELL, CloseReason.TEAM_FAILED);
        go(PAYMENT_WAITING, PAYMENT_CANCELED, CANCELED, Consequence.RELEASE_AND_CANCEL, CloseReason.PAYMENT_CANCELED);
        go(PAYMENT_WAITING, PAYMENT_EXPIRED, EXPIRED, Consequence.RELEASE_AND_EXPIRE, null);
        go(PAYMENT_WAITING, HOLD_LAPSED, EXPIRED, Consequence.RELEASE_AND_EXPIRE, null);

        // The hold of an order being cancelled does not lapse: pay is asked until it answers.
        go(CANCEL_REQUESTED, PAYMENT_APPROVED, REFUND_PENDING, Consequence.RELEASE_AND_REFUND, CloseReason.BUYER);
        go(CANCEL_REQUESTED, PAYMENT_CANCELED, CANCELED, Consequence.RELEASE_AND_CANCEL, CloseReason.BUYER);
        go(CANCEL_REQUESTED, PAYMENT_EXPIRED, CANCELED, Consequence.RELEASE_AND_CANCEL, CloseReason.BUYER);

        refuse(PAID, CANCEL_ASKED, CommerceError.ORDER_ALREADY_PAID);
        go(PAID, SEAT_LEFT, REFUND_PENDING, Consequence.RELEASE_AND_REFUND, CloseReason.BUYER);
        go(PAID, TEAM_FAILED, REFUND_PENDING, Consequence.RELEASE_AND_REFUND, CloseReason.TEAM_FAILED);

        go(PAID, ALL_CANCELED, REFUNDED, Consequence.END_EMPTY, CloseReason.CLAIM);

        refuse(EXPIRED, CANCEL_ASKED, CommerceError.ORDER_EXPIRED);
        go(EXPIRED, PAYMENT_APPROVED, PAID, Consequence.SELL_AGAIN_OR_REFUND, CloseReason.PAID_TOO_LATE);

        go(CANCELED, PAYMENT_APPROVED, REFUND_PENDING, Consequence.RELEASE_AND_REFUND, CloseReason.PAID_TOO_LATE);

        go(REFUND_PENDING, REFUND_COMPLETED, REFUNDED, Consequence.FINISH_REFUND, null);
    }

    private OrderRules() {}

    static Step step(OrderStatus status, Happening happening) {
        Step step = STEPS.getOrDefault(status, Map.of()).get(happening);
        return Objects.requireNonNullElse(step, Step.stay(status));
    }

    private static void go(OrderStatus from, Happening happening, OrderStatus to, Consequence consequence,
            @Nullable CloseReason reason) {
        put(from, happening, new Step(to, consequence, reason, null));
    }

    private static void refuse(OrderStatus from, Happening happening, CommerceError refusal) {
        put(from, happening, Step.refuse(from, refusal));
    }

    private static void put(OrderStatus from, Happening happening, Step step) {
        if (STEPS.computeIfAbsent(from, key -> new EnumMap<>(Happening.class)).put(happening, step) != null) {
            throw new IllegalStateException("Two rules for " + from + " and " + happening);
        }
    }
}
