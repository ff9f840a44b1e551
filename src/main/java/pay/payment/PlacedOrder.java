package pay.payment;

import java.time.Instant;
import java.util.List;

import commerce.events.OrderPlaced;
import platform.id.Tsid;
import platform.money.Won;

/**
 * What pay needs to know of an order.
 *
 * @param depositable whether it can wait for a deposit: a seat in a team cannot, nor what may be one, of a release that did not say
 */
record PlacedOrder(Tsid orderId, Tsid buyerId, String name, Won amount, Instant payBy, boolean depositable) {
    private static final int LONGEST_NAME = 200;

    static PlacedOrder of(OrderPlaced event) {
        return new PlacedOrder(event.orderId(), event.buyerId(), name(event.lines()), event.amount(), event.payBy(),
                Boolean.FALSE.equals(event.seat()));
    }

    /** The first thing's name, and how many others there are. */
    private static String name(List<OrderPlaced.Line> lines) {
        String first = lines.isEmpty() ? "주문" : lines.getFirst().productName();
        String shortened = first.codePointCount(0, first.length()) <= LONGEST_NAME
                ? first
                : first.substring(0, first.offsetByCodePoints(0, LONGEST_NAME));
        return lines.size() <= 1 ? shortened : shortened + " 외 " + (lines.size() - 1) + "건";
    }
}
