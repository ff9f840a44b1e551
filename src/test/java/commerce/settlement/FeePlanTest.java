package commerce.settlement;

import java.time.LocalDate;
import java.util.Random;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FeePlanTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    private final FeePlans plans = new FeePlans();

    @Test
    void theSalesFeeIsOnThePriceBeforeCouponsAndThePaymentFeeOnWhatWasPaid() {
        ItemFees fees = plans.on(TODAY, FeePlans.STANDARD).on(Won.of(34_000), Won.of(30_000));

        assertThat(fees.sales()).isEqualTo(Won.of(2_720));
        // 990 with their VAT
        assertThat(fees.payment()).isEqualTo(Won.of(900));
        assertThat(fees.vat()).isEqualTo(Won.of(272 + 90));
    }

    @Test
    void aPlanSaysWhetherItsFeeIncludesVat() {
        ItemFees fees = plans.on(TODAY, "PARTNER").on(Won.of(34_000), Won.of(34_000));

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
        ItemFees fees = plans.on(TODAY, FeePlans.STANDARD).on(Won.of(price), Won.of(paid));
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

    @Test
    void aPlanThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> plans.on(TODAY, "NONE")).isInstanceOf(IllegalArgumentException.class);
    }
}
