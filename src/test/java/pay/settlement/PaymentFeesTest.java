package pay.settlement;

import java.util.Random;

import org.junit.jupiter.api.Test;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PaymentFeesTest {
    @Test
    void reversesFeesInProportion() {
        PaymentFees sold = sold(34_000, new PaymentFees.Fees(860, 78));

        // 860 × 10,000 / 34,000 = 252.94; 78 × 10,000 / 34,000 = 22.94
        assertThat(sold.cancel(Won.of(10_000))).isEqualTo(new PaymentFees.Fees(-253, -23));
    }

    /** 10 × 60 / 1,000 is 1 as before, but 9 × 60 / 1,000 would be more than before. */
    @Test
    void reversesNoMoreVatThanFees() {
        PaymentFees sold = sold(1_000, new PaymentFees.Fees(10, 9));
        PaymentFees.Fees first = sold.cancel(Won.of(50));

        assertThat(first).isEqualTo(new PaymentFees.Fees(-1, 0));
        assertThat(sold.with(Sale.Kind.CANCEL, Won.of(50), first).cancel(Won.of(10)))
                .isEqualTo(new PaymentFees.Fees(0, 0));
    }

    @Test
    void refusesToReverseMoreThanWasSold() {
        PaymentFees sold = sold(1_000, new PaymentFees.Fees(30, 3));

        assertThatThrownBy(() -> sold.cancel(Won.of(1_001))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPaymentCancelledWholeHasCostNothingInHoweverManyParts() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            PaymentFees fees = PaymentFees.NONE;
            while (fees.canceled() < fees.sold() || fees.sold() == 0) {
                boolean sells = fees.sold() == 0 || random.nextInt(10) == 0;
                Won amount = Won.of(1 + random.nextLong(sells ? 1_000_000 : fees.sold() - fees.canceled()));
                long total = random.nextLong(amount.amount() / 20 + 1);
                PaymentFees.Fees line = sells
                        ? new PaymentFees.Fees(total, random.nextLong(total + 1))
                        : fees.cancel(amount);
                if (!sells) {
                    assertThat(line.total()).as("seed %d", seed).isNotPositive();
                    assertThat(line.vat()).as("seed %d", seed).isBetween(line.total(), 0L);
                }
                fees = fees.with(sells ? Sale.Kind.SALE : Sale.Kind.CANCEL, amount, line);
                assertThat(fees.left().vat()).as("seed %d", seed).isBetween(0L, fees.left().total());
            }
            assertThat(fees.left()).as("seed %d", seed).isEqualTo(PaymentFees.Fees.NONE);
        }
    }

    private static PaymentFees sold(long amount, PaymentFees.Fees fee) {
        return PaymentFees.NONE.with(Sale.Kind.SALE, Won.of(amount), fee);
    }
}
