package commerce.order;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.time.BusinessDays;

/** Erases where orders went: of those that were never paid a day after their end, of the others when the law has no use for it. */
@Component
class EraseAddresses {
    static final int BATCH = 200;

    private final Deliveries deliveries;
    private final Orders orders;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EraseAddresses(Deliveries deliveries, Orders orders, TransactionTemplate transaction, Clock clock) {
        this.deliveries = deliveries;
        this.orders = orders;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${madang.commerce.forget-pause:10m}", initialDelayString = "${madang.commerce.forget-pause:10m}")
    void erase() {
        boolean more;
        do {
            more = transaction.<Boolean>execute(status -> next(clock.instant()));
        } while (more);
    }

    /** Whether there may be more: not where somebody else works on all that it found. */
    private boolean next(Instant now) {
        List<OrderId> due = deliveries.due(now, BATCH);
        // Whoever is paying one has looked whether it is known where it goes: those are left for the next time.
        List<Order> free = due.isEmpty() ? List.of() : orders.lockFree(due);
        Map<OrderId, Instant> needed = new LinkedHashMap<>();
        List<OrderId> over = new ArrayList<>();
        free.forEach(order -> {
            Instant until = neededUntil(order, now);
            if (until.isAfter(now)) {
                needed.put(order.id(), until);
            } else {
                over.add(order.id());
            }
        });
        deliveries.lookAgain(needed);
        deliveries.erase(over);
        return due.size() == BATCH && !free.isEmpty();
    }

    private static Instant neededUntil(Order order, Instant now) {
        Instant closedAt = order.closedAt();
        return switch (order.status()) {
            case PAYMENT_WAITING, CANCEL_REQUESTED -> now.plus(OrderTerms.UNPAID_ADDRESS_KEPT);
            case EXPIRED, CANCELED -> (closedAt == null ? now : closedAt).plus(OrderTerms.UNPAID_ADDRESS_KEPT);
            case PAID, REFUND_PENDING, REFUNDED -> order.placedAt().atZone(BusinessDays.SEOUL)
                    .plus(OrderTerms.ADDRESS_KEPT).toInstant();
        };
    }
}
