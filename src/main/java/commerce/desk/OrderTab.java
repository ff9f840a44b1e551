package commerce.desk;

import java.util.List;

import commerce.order.Confirmation;
import commerce.order.ItemStatus;

/** How a seller sorts items: by what is to be done about them, as Naver's seller center does. */
enum OrderTab {
    /** Not paid, or its team is not full. */
    WAITING,
    /** To be confirmed. */
    NEW,
    /** To be sent. */
    TO_SHIP,
    /** Of these two, what ought to have been sent. */
    LATE,
    /** Sent by a number that is not believed to be its own: to be corrected. */
    DOUBTED, DELIVERING, DELIVERED,
    /** The purchase stands. */
    CONFIRMED_PURCHASE,
    /** Nothing is left of it. */
    UNDONE;

    /** Where an item is on two of its axes; each is one stretch of an index. */
    record Place(ItemStatus status, Confirmation confirmation) {}

    /** Where its items are; of what is late, time says so, and of what is doubted its parcel. */
    List<Place> places() {
        return switch (this) {
            case WAITING -> List.of(notYet(ItemStatus.PAYMENT_WAITING), notYet(ItemStatus.TEAM_WAITING));
            case NEW -> List.of(notYet(ItemStatus.PAID));
            case TO_SHIP -> List.of(confirmed(ItemStatus.PAID));
            case LATE, DOUBTED -> List.of();
            case DELIVERING -> List.of(confirmed(ItemStatus.SHIPPED), confirmed(ItemStatus.DELIVERING));
            case DELIVERED -> List.of(confirmed(ItemStatus.DELIVERED), confirmed(ItemStatus.EXCHANGED));
            case CONFIRMED_PURCHASE -> List.of(confirmed(ItemStatus.PURCHASE_CONFIRMED));
            case UNDONE -> List.of(notYet(ItemStatus.CANCELED), confirmed(ItemStatus.CANCELED),
                    confirmed(ItemStatus.RETURNED));
        };
    }

    /** What waits for the seller longest is to be seen first. */
    public boolean isOldestFirst() {
        return this == TO_SHIP || this == LATE || this == DOUBTED;
    }

    private static Place notYet(ItemStatus status) {
        return new Place(status, Confirmation.NOT_YET);
    }

    private static Place confirmed(ItemStatus status) {
        return new Place(status, Confirmation.CONFIRMED);
    }
}
