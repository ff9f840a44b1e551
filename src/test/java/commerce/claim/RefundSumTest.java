package commerce.claim;

import commerce.claim.RefundSum.Parcel;
import commerce.claim.RefundSum.Why;
import commerce.order.Charge;
import commerce.order.ChargeId;
import commerce.order.Pieces;
import commerce.order.SellerOrderId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;

class RefundSumTest {
    private static final Pieces PIECES = new Pieces(2, Won.of(20_000), Won.of(1_000), Won.of(500));

    @Test
    void givesBackWhatWasPaidForThePieces() {
        RefundSum sum = RefundSum.of(PIECES, Why.NOT_SENT, Fault.BUYER, parcel(3_000, null, 30_000, false));
        assertThat(sum.total()).isEqualTo(Won.of(18_500));
    }

    @Test
    void givesTheFreightBackWithTheLastOfAParcelThatWasNotSent() {
        RefundSum sum = RefundSum.of(PIECES, Why.NOT_SENT, Fault.BUYER, parcel(3_000, null, 0, false));
        assertThat(sum.total()).isEqualTo(Won.of(21_500));
    }

    @Test
    void keepsTheFreightOfAParcelThatIsNotFreeAnyMore() {
        RefundSum sum = RefundSum.of(PIECES, Why.NOT_SENT, Fault.BUYER, parcel(0, 50_000L, 49_999, false));
        assertThat(sum).returns(Won.of(2_500), RefundSum::owedFreight).returns(Won.of(16_000), RefundSum::total);
        assertThat(RefundSum.of(PIECES, Why.NOT_SENT, Fault.BUYER, parcel(0, 50_000L, 50_000, false)).owedFreight())
                .isEqualTo(Won.ZERO);
        assertThat(RefundSum.of(PIECES, Why.NOT_SENT, Fault.SELLER, parcel(0, 50_000L, 10_000, false)).total())
                .as("the seller's fault").isEqualTo(Won.of(18_500));
        assertThat(RefundSum.of(PIECES, Why.NOT_SENT, Fault.BUYER, parcel(0, 50_000L, 0, false)).total())
                .as("nothing was sent").isEqualTo(Won.of(18_500));
    }

    @Test
    void letsTheBuyerPayTheWayBackOnceAParcelAndBothWaysOfWhatWasFree() {
        assertThat(RefundSum.of(PIECES, Why.SENT_BACK, Fault.BUYER, parcel(2_500, null, 0, false)).total())
                .isEqualTo(Won.of(15_500));
        assertThat(RefundSum.of(PIECES, Why.SENT_BACK, Fault.BUYER, parcel(2_500, null, 0, true)).total())
                .isEqualTo(Won.of(18_500));
        assertThat(RefundSum.of(PIECES, Why.SENT_BACK, Fault.BUYER, parcel(0, 50_000L, 0, false)).total())
                .isEqualTo(Won.of(13_000));
    }

    @Test
    void givesASellerAtFaultTheFreightToBear() {
        assertThat(RefundSum.of(PIECES, Why.SENT_BACK, Fault.SELLER, parcel(2_500, null, 0, false)).total())
                .isEqualTo(Won.of(21_000));
        assertThat(RefundSum.of(PIECES, Why.SENT_BACK, Fault.SELLER, parcel(2_500, null, 10_000, false)).total())
                .isEqualTo(Won.of(18_500));
    }

    @Test
    void keepsNoMoreThanThereIs() {
        Pieces cheap = new Pieces(1, Won.of(4_000), Won.ZERO, Won.ZERO);
        RefundSum sum = RefundSum.of(cheap, Why.SENT_BACK, Fault.BUYER, parcel(0, 50_000L, 0, false));
        assertThat(sum).returns(Won.of(2_500), RefundSum::owedFreight).returns(Won.of(1_500), RefundSum::backFreight)
                .returns(Won.ZERO, RefundSum::total);
    }

    @Test
    void givesNoFreightBackForAParcelOfWhichSomethingWasSent() {
        assertThat(RefundSum.of(PIECES, Why.NOT_SENT, Fault.BUYER, parcel(3_000, null, 0, true, false)).total())
                .isEqualTo(Won.of(18_500));
    }

    private static Parcel parcel(long feeLeft, @Nullable Long freeFrom, long stays, boolean fetched) {
        return parcel(feeLeft, freeFrom, stays, false, fetched);
    }

    private static Parcel parcel(long feeLeft, @Nullable Long freeFrom, long stays, boolean sent, boolean fetched) {
        return new Parcel(new Charge(new ChargeId(1), new SellerOrderId(1), Won.of(feeLeft),
                freeFrom == null ? null : Won.of(freeFrom), Won.of(2_500), Won.of(3_000), Won.of(6_000), null),
                Won.of(feeLeft), Won.of(stays), sent, fetched);
    }
}
