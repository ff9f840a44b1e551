package platform.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A fee with its VAT of ten percent (부가가치세법 제30조).
 *
 * @param net what Madang earns
 * @param vat what is owed to the tax office
 */
public record Fee(Won net, Won vat) {
    private static final BigDecimal WITH_VAT = new BigDecimal("1.1");

    /** Of a fee that holds its VAT: what is supplied is the total divided by 1.1, half up, and VAT is the rest. */
    public static Fee including(Won total) {
        Won net = Won.of(
                BigDecimal.valueOf(total.amount()).divide(WITH_VAT, 0, RoundingMode.HALF_UP).longValueExact());
        return new Fee(net, total.minus(net));
    }

    /** Of a fee on top of which VAT comes: a tenth, down to the won. */
    public static Fee adding(Won net) {
        return new Fee(net, Won.of(net.amount() / 10));
    }

    /** What is paid. */
    public Won total() {
        return net.plus(vat);
    }
}
