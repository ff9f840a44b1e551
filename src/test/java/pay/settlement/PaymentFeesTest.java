package pay.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PaymentFeesTest {
    /** Real payloads of a Korean payment company, see the design's oracles: 34,000 with fees 800 + 60. */
    @Test
    void tellsTheVatInAFee() {
        PaymentFees.Fee fee = PaymentFees.NONE.sale(Won.of(800), Won.of(60));

        assertThat(fee).isEqualTo(new PaymentFees.Fee(860, 60, 78));
        assertThat(34_000 - fee.total()).isEqualTo(33_140);
    }

    @Test
    void reversesFeesInProportion() {
        PaymentFees sold = after(PaymentFees.NONE, 34_000, PaymentFees.NONE.sale(Won.of(800), Won.of(60)));

        // 860 × 10,000 / 34,000 = 252.94; 60 × 10,000 / 34,000 = 17.65; of 607 that are left, 55 are VAT
        assertThat(sold.cancel(Won.of(10_000))).isEqualTo(new PaymentFees.Fee(-253, -18, 55 - 78));
    }

    @Test
    void refusesToReverseMoreThanWasSold() {
        PaymentFees sold = after(PaymentFees.NONE, 1_000, PaymentFees.NONE.sale(Won.of(30), Won.ZERO));

        assertThatThrownBy(() -> sold.cancel(Won.of(1_001))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPaymentCancelledWholeHasCostNothingInHoweverManyParts() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            PaymentFees fees = PaymentFees.NONE;
            List<PaymentFees.Fee> lines = new ArrayList<>();
            long sold = 0;
            long canceled = 0;
            while (canceled < sold || sold == 0) {
                boolean sells = sold == 0 || random.nextInt(10) == 0;
                long amount = 1 + random.nextLong(sells ? 1_000_000 : sold - canceled);
                PaymentFees.Fee fee = sells
                        ? fees.sale(Won.of(random.nextLong(amount / 20 + 1)), Won.of(random.nextLong(100)))
                        : fees.cancel(Won.of(amount));
                fees = after(fees, sells ? amount : -amount, fee);
                lines.add(fee);
                sold += sells ? amount : 0;
                canceled += sells ? 0 : amount;
                assertThat(fees.left()).as("seed %d", seed).isBetween(0L, fees.charged());
                assertThat(fees.otherLeft()).as("seed %d", seed).isBetween(0L, fees.left());
                assertThat(fees.vat()).as("seed %d", seed).isEqualTo(PaymentFees.vatIn(fees.left()));
            }
            assertThat(lines.stream().mapToLong(PaymentFees.Fee::total).sum()).as("seed %d", seed).isZero();
            assertThat(lines.stream().mapToLong(PaymentFees.Fee::other).sum()).as("seed %d", seed).isZero();
            assertThat(lines.stream().mapToLong(PaymentFees.Fee::vat).sum()).as("seed %d", seed).isZero();
        }
    }

    private static PaymentFees after(PaymentFees before, long amount, PaymentFees.Fee fee) {
        return before.with(amount > 0 ? Sale.Kind.SALE : Sale.Kind.CANCEL, Won.of(Math.abs(amount)), fee);
    }
}
