package commerce.stock;

/** What became of the pieces held for an order. */
enum HoldState {
    HELD, SOLD, RELEASED
}
