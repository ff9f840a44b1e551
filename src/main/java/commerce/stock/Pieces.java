package commerce.stock;

/**
 * How many pieces of a SKU there are.
 *
 * @param held of those on hand, for orders
 */
public record Pieces(int onHand, int held) {
    public static final Pieces NONE = new Pieces(0, 0);

    public int available() {
        return onHand - held;
    }
}
