package commerce.order;

import java.util.Optional;

import org.springframework.stereotype.Component;
import platform.id.Tsid;
import platform.web.waiting.WaitingRoom;

/** Reads an order, and waits a moment for its status to change: what the app shows right after a payment. */
@Component
class AwaitOrder {
    /** As many as wait for payments, which come right before. */
    private static final int PLACES = 32;

    private final OrderPages pages;
    private final WaitingRoom room = new WaitingRoom(PLACES);

    AwaitOrder(OrderPages pages) {
        this.pages = pages;
    }

    /** The order, when it is in another status than {@code left} or after two seconds. */
    OrderPages.Page leave(OrderStatus left, Tsid buyer, OrderId id) {
        return room.await(new Tsid(id.value()), () -> pages.unless(left, buyer, id), Optional::isPresent)
                .orElseGet(() -> pages.of(buyer, id));
    }

    /** Those who wait for the order look at it once the current transaction is committed. */
    void callAfterCommit(OrderId id) {
        room.callAfterCommit(new Tsid(id.value()));
    }
}
