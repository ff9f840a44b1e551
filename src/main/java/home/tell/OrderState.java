package home.tell;

/** How far an order is. Their order is that of certainty: what is told later in this list is never undone by what is told earlier. */
enum OrderState {
    PAYMENT_WAITING,
    /** A payment that came late after all makes it paid. */
    EXPIRED, PAID, CANCELED
}
