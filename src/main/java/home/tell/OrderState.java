package home.tell;

/** How far an order is. Their order is that of certainty: what is told later in this list is never undone by what is told earlier. */
enum OrderState {
    PAYMENT_WAITING(1),
    /** A payment that came late after all makes it paid. */
    EXPIRED(2), PAID(3), CANCELED(4);

    /** How certain it is, as {@code field()} counts in SQL. */
    private final int rank;

    OrderState(int rank) {
        this.rank = rank;
    }

    int rank() {
        return rank;
    }
}
