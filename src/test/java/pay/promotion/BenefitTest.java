package pay.promotion;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import pay.merchant.MerchantId;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;

class BenefitTest {
    private static final Instant NOW = Instant.parse("2026-11-27T03:00:00Z");
    private static final MerchantId SHOP = new MerchantId(1);

    @Test
    void givesAPercentageRoundedDownUpToItsMost() {
        Promotion tenth = promotion(10, null, 0, 1_000);
        assertThat(tenth.benefit(Won.of(9_999))).isEqualTo(Won.of(999));
        assertThat(tenth.benefit(Won.of(10_000))).isEqualTo(Won.of(1_000));
        assertThat(tenth.benefit(Won.of(10_010))).as("no more than its most").isEqualTo(Won.of(1_000));
    }

    @Test
    void givesNoMoreThanIsPaid() {
        assertThat(promotion(null, Won.of(3_000), 0, 5_000).benefit(Won.of(2_000))).isEqualTo(Won.of(2_000));
        assertThat(promotion(null, Won.of(3_000), 0, 5_000).benefit(Won.of(4_000))).isEqualTo(Won.of(3_000));
    }

    @Test
    void givesNoMoreCashbackThanWasPromisedAndNoneBelowItsLeast() {
        Promotion tenth = promotion(10, null, 5_000, 1_000);
        assertThat(tenth.cashback(Won.of(8_000), 500)).isEqualTo(500);
        assertThat(tenth.cashback(Won.of(6_000), 1_000)).isEqualTo(600);
        assertThat(tenth.cashback(Won.of(4_999), 1_000)).isZero();
    }

    @Test
    void holdsFromItsStartUntilBeforeItsEndWhereItIsFor() {
        Promotion promotion = promotion(10, null, 5_000, 1_000);
        assertThat(promotion.holdsFor(SHOP, Won.of(5_000), NOW)).isTrue();
        assertThat(promotion.holdsFor(SHOP, Won.of(4_999), NOW)).isFalse();
        assertThat(promotion.holdsFor(new MerchantId(2), Won.of(5_000), NOW)).isFalse();
        assertThat(promotion.runs(NOW.minusMillis(1))).isFalse();
        assertThat(promotion.runs(NOW.plusSeconds(60))).isFalse();
    }

    @Test
    void holdsForOrdersWhereItSaysSo() {
        for (Promotion.Place place : Promotion.Place.values()) {
            Promotion promotion = promotion(place, null, 10, null, 5_000, 1_000);
            assertThat(promotion.holdsFor(null, Won.of(5_000), NOW)).isEqualTo(place != Promotion.Place.MERCHANTS);
            assertThat(promotion.holdsFor(SHOP, Won.of(5_000), NOW)).isEqualTo(place != Promotion.Place.ORDERS);
            assertThat(promotion.holdsFor(null, Won.of(4_999), NOW)).isFalse();
        }
    }

    private static Promotion promotion(Integer percent, Won amount, long least, long most) {
        return promotion(Promotion.Place.MERCHANTS, SHOP, percent, amount, least, most);
    }

    private static Promotion promotion(Promotion.Place place, MerchantId merchant, Integer percent, Won amount,
            long least, long most) {
        return new Promotion(new PromotionId(1), "감귤", Promotion.Kind.DISCOUNT, place, merchant, percent, amount,
                Won.of(least),
                Won.of(most), 1, null, 0, NOW, NOW.plusSeconds(60));
    }
}
