package pay.refund;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import commerce.events.RefundRequested;
import org.junit.jupiter.api.Test;
import pay.payment.PaymentStatus;
import pay.payment.Tender;
import pay.tender.TenderKind;
import platform.id.Tsid;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;

class RefundRequestTest {
    @Test
    void addsUpLegsOfOneKind() {
        assertThat(of(leg("MONEY", 100), leg("MONEY", 50)).amount()).isEqualTo(Won.of(150));
    }

    @Test
    void makesNoSenseWithoutLegsOrWithUnknownKindsOrWithNothing() {
        for (RefundRequest request : List.of(of(), of(leg("CHEQUE", 1)), of(leg("MONEY", 0)), of(leg("MONEY", -1)),
                of(leg("MONEY", 5), leg("CHEQUE", 1)))) {
            assertThat(request.failure(null, List.of())).isEqualTo(Optional.of(RefundFailure.REFUND_MALFORMED));
        }
    }

    @Test
    void givesEachKindBackAsFarAsItPaid() {
        List<Tender> tenders = List.of(new Tender(TenderKind.MONEY, Won.of(70), Won.ZERO),
                new Tender(TenderKind.POINTS, Won.of(30), Won.of(10)));

        assertThat(of(leg("MONEY", 70), leg("POINTS", 20)).failure(PaymentStatus.APPROVED, tenders)).isEmpty();
        assertThat(of(leg("POINTS", 20)).of(TenderKind.MONEY)).isEqualTo(Won.ZERO);
        assertThat(of(leg("MONEY", 1), leg("POINTS", 21)).failure(PaymentStatus.APPROVED, tenders))
                .isEqualTo(Optional.of(RefundFailure.REFUND_EXCEEDS_CAPTURED));
    }

    @Test
    void endsACouponWithAllThatIsLeft() {
        List<Tender> tenders = List.of(new Tender(TenderKind.COUPON, Won.of(30), Won.of(30)),
                new Tender(TenderKind.MONEY, Won.of(70), Won.of(10)));

        assertThat(of(leg("MONEY", 60)).endsCoupon(tenders)).isTrue();
        assertThat(of(leg("MONEY", 59)).endsCoupon(tenders)).isFalse();
        assertThat(of(leg("MONEY", 60)).endsCoupon(tenders.subList(1, 2))).as("there is none").isFalse();
    }

    @Test
    void makesNoSenseWhereItTakesTwiceOfOneItem() {
        assertThat(taking(1, 2).failure(PaymentStatus.APPROVED, money(100, 0))).isEmpty();
        assertThat(taking(1, 1).failure(PaymentStatus.APPROVED, money(100, 0)))
                .isEqualTo(Optional.of(RefundFailure.REFUND_MALFORMED));
    }

    private static RefundRequest taking(long... items) {
        return RefundRequest.of(new RefundRequested(new Tsid(1), Instant.EPOCH, new Tsid(2), new Tsid(3), new Tsid(4),
                new Tsid(5), List.of(leg("MONEY", 100)), "RETURNED",
                Arrays.stream(items).mapToObj(item -> new RefundRequested.SellerShare(new Tsid(item), new Tsid(9),
                        Won.of(50), Won.ZERO, Won.ZERO, Won.ZERO, Won.ZERO)).toList(),
                Won.ZERO));
    }

    /** The members' money is no seller's interest. */
    @Test
    void paysInterestOutOfSellersSharesAlone() {
        assertThat(late(50, 150).failure(PaymentStatus.APPROVED, money(100, 0))).isEmpty();
        assertThat(late(50, 151).failure(PaymentStatus.APPROVED, money(100, 0)))
                .isEqualTo(Optional.of(RefundFailure.REFUND_MALFORMED));
        assertThat(late(50, 49).failure(PaymentStatus.APPROVED, money(100, 0)))
                .isEqualTo(Optional.of(RefundFailure.REFUND_MALFORMED));
    }

    private static RefundRequest late(long interest, long share) {
        return RefundRequest.of(new RefundRequested(new Tsid(1), Instant.EPOCH, new Tsid(2), new Tsid(3), new Tsid(4),
                new Tsid(5), List.of(leg("MONEY", 100)), "CLAIM", List.of(new RefundRequested.SellerShare(new Tsid(6),
                        new Tsid(9), Won.of(share), Won.ZERO, Won.ZERO, Won.ZERO, Won.ZERO)),
                Won.of(interest)));
    }

    @Test
    void failsWithoutAPayment() {
        assertThat(of(leg("MONEY", 1)).failure(null, List.of(new Tender(TenderKind.MONEY, Won.of(1), Won.ZERO))))
                .isEqualTo(Optional.of(RefundFailure.PAYMENT_NOT_APPROVED));
    }

    @Test
    void failsUnlessThePaymentIsApproved() {
        for (PaymentStatus status : PaymentStatus.values()) {
            assertThat(of(leg("MONEY", 1)).failure(status, money(1, 0)).isEmpty())
                    .isEqualTo(status == PaymentStatus.APPROVED);
        }
    }

    @Test
    void givesBackWhatWasTakenAndNotGivenBackYetAndNotOneWonMore() {
        assertThat(of(leg("MONEY", 60)).failure(PaymentStatus.APPROVED, money(100, 40))).isEmpty();
        assertThat(of(leg("MONEY", 61)).failure(PaymentStatus.APPROVED, money(100, 40)))
                .isEqualTo(Optional.of(RefundFailure.REFUND_EXCEEDS_CAPTURED));
        assertThat(of(leg("MONEY", 1)).failure(PaymentStatus.APPROVED, List.of()))
                .isEqualTo(Optional.of(RefundFailure.REFUND_EXCEEDS_CAPTURED));
    }

    private static List<Tender> money(long captured, long refunded) {
        return List.of(new Tender(TenderKind.MONEY, Won.of(captured), Won.of(refunded)));
    }

    private static RefundRequested.Leg leg(String tender, long amount) {
        return new RefundRequested.Leg(tender, Won.of(amount));
    }

    private static RefundRequest of(RefundRequested.Leg... legs) {
        return RefundRequest.of(new RefundRequested(new Tsid(1), Instant.EPOCH, new Tsid(2), new Tsid(3), new Tsid(4),
                new Tsid(5), Arrays.asList(legs), "BUYER_CANCELED"));
    }
}
