package commerce.order;

/** Whether the seller has taken an item on: the second of its three axes. From then on a buyer asks before a cancel. */
public enum Confirmation {
    NOT_YET, CONFIRMED
}
