package pay.payment;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import pay.card.CardId;
import pay.promotion.CouponId;
import pay.promotion.CouponTender;
import pay.promotion.PromotionId;
import platform.id.Tsid;
import platform.money.Won;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ConfirmationTest {
    @Test
    void addsUpWhenItsPartsAreTheAmount() {
        assertThat(of(100, 100).addsUp()).isTrue();
        assertThat(of(100, 99).addsUp()).isFalse();
        assertThat(of(100, 101).addsUp()).isFalse();
        assertThat(of(0).addsUp()).isTrue();
    }

    @Test
    void refusesAKindThatIsThereTwiceAndPartsWithNothingInThem() {
        assertThat(of(100, 50, 50).addsUp()).isFalse();
        assertThat(of(0, 0).addsUp()).isFalse();
        assertThat(of(100, 200, -100).addsUp()).isFalse();
    }

    @Test
    void isSignedByteForByte() {
        assertThat(of(37_400, 37_400).message(new PaymentId(12), new Tsid(34)))
                .isEqualTo("madang.pay.confirm.v1\n12\n34\n37400\nMONEY=37400");
    }

    @Test
    void namesTheCardThatPaysAPart() {
        Confirmation.Part byCard = new Confirmation.Part(TenderKind.CARD, Won.of(60_000),
                new Confirmation.By.Card(new CardId(56), 3));
        Confirmation split = new Confirmation(Won.of(60_100),
                List.of(byCard, new Confirmation.Part(TenderKind.POINTS, Won.of(100))));

        assertThat(split.addsUp()).isTrue();
        assertThat(split.find(TenderKind.CARD)).contains(byCard);
        assertThat(split.message(new PaymentId(12), new Tsid(34)))
                .isEqualTo("madang.pay.confirm.v1\n12\n34\n60100\nCARD:56:3=60000,POINTS=100");
        assertThat(only(new Confirmation.Part(TenderKind.CARD, Won.of(100))).addsUp()).isFalse();
        assertThat(only(new Confirmation.Part(TenderKind.MONEY, Won.of(100), byCard.by())).addsUp()).isFalse();
    }

    @Test
    void namesTheCouponOrThePromotionThatPaysAPart() {
        for (CouponTender of : List.of(new CouponTender.Own(new CouponId(78)),
                new CouponTender.Discount(new PromotionId(78)))) {
            Confirmation.Part part = new Confirmation.Part(TenderKind.COUPON, Won.of(100),
                    new Confirmation.By.Coupon(of));
            assertThat(only(part).addsUp()).isTrue();
            assertThat(only(part).message(new PaymentId(12), new Tsid(34)))
                    .isEqualTo("madang.pay.confirm.v1\n12\n34\n100\nCOUPON:78=100");
            assertThat(only(new Confirmation.Part(TenderKind.CARD, Won.of(100), part.by())).addsUp()).isFalse();
        }
        assertThat(only(new Confirmation.Part(TenderKind.COUPON, Won.of(100))).addsUp()).isFalse();
    }

    /** Who repeats a request while the release before is replaced must not be told that their key stands for another. */
    @Test
    void standsForTheSameAsBeforeThereWereCardsAndCoupons() {
        assertThat(new JsonMapper().writeValueAsString(
                new PaymentController.TenderRequest(TenderKind.MONEY, Won.of(100), null, null, null, null)))
                .doesNotContain("cardId", "months", "couponId", "promotionId");
    }

    private static Confirmation only(Confirmation.Part part) {
        return new Confirmation(part.amount(), List.of(part));
    }

    private static Confirmation of(long amount, long... parts) {
        return new Confirmation(Won.of(amount), Arrays.stream(parts)
                .mapToObj(part -> new Confirmation.Part(TenderKind.MONEY, Won.of(part))).toList());
    }
}
