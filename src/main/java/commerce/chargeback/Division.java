package commerce.chargeback;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import commerce.order.CardPart;
import platform.money.Won;

/** How a chargeback is divided as long as no operator says otherwise: in proportion to what the card has paid, to the won. */
final class Division {
    private Division() {}

    /**
     * The part of each, in their order; none is of more than the card has paid, and what is more than all of that is nobody's.
     *
     * @param parts of which the card has something left
     */
    static List<Won> of(Won amount, List<CardPart> parts) {
        Won all = parts.stream().map(CardPart::left).reduce(Won.ZERO, Won::plus);
        Won whole = amount.isLessThan(all) ? amount : all;
        List<Won> divided = new ArrayList<>();
        Won before = Won.ZERO;
        Won given = Won.ZERO;
        for (CardPart part : parts) {
            before = before.plus(part.left());
            // What is given so far is rounded down each time, so that the last gets the rest.
            Won soFar = Won.of(BigInteger.valueOf(whole.amount()).multiply(BigInteger.valueOf(before.amount()))
                    .divide(BigInteger.valueOf(all.amount())).longValueExact());
            divided.add(soFar.minus(given));
            given = soFar;
        }
        return divided;
    }
}
