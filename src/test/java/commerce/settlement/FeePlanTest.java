package commerce.settlement;

import java.math.BigDecimal;
import java.util.Random;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FeePlanTest {
    private static final FeePlan STANDARD = new FeePlan("STANDARD", new BigDecimal("8.00"), false,
            new BigDecimal("3.30"), true, 2, Won.ZERO);
    private static final FeePlan PARTNER = new FeePlan("PARTNER", new BigDecimal("6.60"), true, new BigDecimal("2.20"),
            true, 2, Won.ZERO);

    @Test
    void theSalesFeeIsOnThePriceBeforeCouponsAndThePaymentFeeOnWhatWasPaid() {
        ItemFees fees = STANDARD.on(Won.of(34_000), Won.of(30_000));

        assertThat(fees.sales()).isEqualTo(Won.of(2_720));
        // 990 with their VAT
        assertThat(fees.payment()).isEqualTo(Won.of(900));
        assertThat(fees.vat()).isEqualTo(Won.of(272 + 90));
    }

    @Test
    void aPlanSaysWhetherItsFeeIncludesVat() {
        ItemFees fees = PARTNER.on(Won.of(34_000), Won.of(34_000));

        // 2,244 and 748 with their VAT
        assertThat(fees.sales()).isEqualTo(Won.of(2_040));
        assertThat(fees.payment()).isEqualTo(Won.of(680));
        assertThat(fees.total()).isEqualTo(Won.of(2_992));
    }

    @Test
    void whatGoesBackInPartsReversesFeesInProportionAndAllOfThemAtTheEnd() {
        ItemFees fees = new ItemFees(Won.of(801), Won.of(298), Won.of(110));

        ItemFees first = fees.reversed(Won.of(3_333), Won.of(10_000), Won.of(3_000), Won.of(9_000));
        ItemFees all = fees.reversed(Won.of(10_000), Won.of(10_000), Won.of(9_000), Won.of(9_000));

        assertThat(first).isEqualTo(new ItemFees(Won.of(267), Won.of(99), Won.of(37)));
        assertThat(all).isEqualTo(fees);
    }

    @RepeatedTest(20)
    void noPartOfAReturnEverReversesAFeeTheOtherWay(RepetitionInfo turn) {
        Random random = new Random(turn.getCurrentRepetition());
        long price = random.nextLong(1, 100_000);
        long paid = random.nextLong(0, price + 3_000);
        ItemFees fees = STANDARD.on(Won.of(price), Won.of(paid));
        ItemFees before = ItemFees.NONE;
        for (long priceBack = 0, paidBack = 0; priceBack < price || paidBack < paid;) {
            priceBack = random.nextLong(priceBack, price + 1);
            paidBack = random.nextLong(paidBack, paid + 1);
            ItemFees now = fees.reversed(Won.of(priceBack), Won.of(price), Won.of(paidBack), Won.of(paid));
            assertThat(now.minus(before)).as("seed %s", turn.getCurrentRepetition())
                    .satisfies(step -> assertThat(step.sales().isNegative() || step.payment().isNegative()
                            || step.vat().isNegative()).isFalse());
            before = now;
        }
        assertThat(before).isEqualTo(fees);
    }

    @Test
    void nothingMoreGoesBackThanWasSold() {
        assertThatThrownBy(() -> ItemFees.NONE.reversed(Won.of(11), Won.of(10), Won.of(0), Won.of(0)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
