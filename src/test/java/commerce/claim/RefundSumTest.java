package commerce.claim;

import commerce.claim.RefundSum.Freight;
import commerce.claim.RefundSum.Why;
import commerce.order.Pieces;
import org.junit.jupiter.api.Test;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;

class RefundSumTest {
    private static final Pieces PIECES = new Pieces(2, Won.of(20_000), Won.of(1_000), Won.of(500));
    private static final Won WAY_BACK = Won.of(3_000);

    @Test
    void givesBackWhatWasPaidForThePiecesAndTheFreightThatIsNotNeeded() {
        assertThat(RefundSum.of(PIECES, Why.NOT_SENT, Fault.BUYER, Freight.NONE, WAY_BACK).total())
                .isEqualTo(Won.of(18_500));
        assertThat(RefundSum.of(PIECES, Why.NOT_SENT, Fault.BUYER, back(3_000), WAY_BACK).total())
                .isEqualTo(Won.of(21_500));
    }

    @Test
    void keepsTheFreightThatIsOwed() {
        RefundSum sum = RefundSum.of(PIECES, Why.NOT_SENT, Fault.BUYER, owed(2_500), WAY_BACK);
        assertThat(sum).returns(Won.of(2_500), RefundSum::owedFreight).returns(Won.of(16_000), RefundSum::total);
    }

    @Test
    void letsABuyerAtFaultPayTheWayBack() {
        assertThat(RefundSum.of(PIECES, Why.SENT_BACK, Fault.BUYER, Freight.NONE, WAY_BACK).total())
                .isEqualTo(Won.of(15_500));
        assertThat(RefundSum.of(PIECES, Why.SENT_BACK, Fault.SELLER, Freight.NONE, WAY_BACK).total())
                .isEqualTo(Won.of(18_500));
        assertThat(RefundSum.of(PIECES, Why.SENT_BACK, Fault.BUYER, owed(2_500), WAY_BACK).total())
                .isEqualTo(Won.of(13_000));
    }

    @Test
    void keepsNoMoreThanThereIs() {
        Pieces cheap = new Pieces(1, Won.of(4_000), Won.ZERO, Won.ZERO);
        RefundSum sum = RefundSum.of(cheap, Why.SENT_BACK, Fault.BUYER, owed(2_500), WAY_BACK);
        assertThat(sum).returns(Won.of(2_500), RefundSum::owedFreight).returns(Won.of(1_500), RefundSum::backFreight)
                .returns(Won.ZERO, RefundSum::total);
    }

    /** Of a parcel that costs less without them, the way back of pieces that cost less than it. */
    @Test
    void keepsNothingOfTheFreightThatGoesBack() {
        Pieces cheap = new Pieces(1, Won.of(1_000), Won.ZERO, Won.ZERO);
        RefundSum sum = RefundSum.of(cheap, Why.SENT_BACK, Fault.BUYER, back(3_000), WAY_BACK);
        assertThat(sum).returns(Won.of(1_000), RefundSum::backFreight).returns(Won.of(3_000), RefundSum::total);
    }

    @Test
    void owesTheDifferenceOrGivesItBack() {
        assertThat(Freight.between(Won.of(2_500), Won.of(4_000), Fault.BUYER, Won.of(2_500))).isEqualTo(owed(1_500));
        assertThat(Freight.between(Won.of(2_500), Won.of(4_000), Fault.SELLER, Won.of(2_500))).isEqualTo(Freight.NONE);
        assertThat(Freight.between(Won.of(4_000), Won.of(2_500), Fault.SELLER, Won.of(4_000))).isEqualTo(back(1_500));
        assertThat(Freight.between(Won.of(4_000), Won.ZERO, Fault.BUYER, Won.of(1_000))).isEqualTo(back(1_000));
    }

    private static Freight back(long won) {
        return new Freight(Won.of(won), Won.ZERO);
    }

    private static Freight owed(long won) {
        return new Freight(Won.ZERO, Won.of(won));
    }
}
