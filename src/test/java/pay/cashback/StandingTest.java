package pay.cashback;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import pay.promotion.Promotion;
import pay.promotion.PromotionId;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;

/** What an order earns, however its items are confirmed and come back. */
class StandingTest {
    private static final Promotion SEVENTH = promotion(7, 1_000, 5_000);

    @Test
    void earnsForTheWholeHoweverItIsDivided() {
        Random random = new Random(20_261_130);
        for (int round = 0; round < 2_000; round++) {
            List<Fact> facts = new ArrayList<>();
            long captured = 0;
            for (int item = 0; item < 1 + random.nextInt(6); item++) {
                long money = 1L + random.nextInt(30_000);
                captured += money;
                long back = random.nextInt(3) == 0 ? 1L + random.nextInt((int) money) : 0;
                facts.add(random.nextInt(4) == 0 ? new Fact(0, 0, money) : new Fact(money, back, back));
            }
            Collections.shuffle(facts, random);
            assertRightAllTheWay(facts, captured);
        }
    }

    /** An item: what is confirmed of it, what of that comes back, and what comes back of it in all. */
    private record Fact(long confirmed, long confirmedBack, long back) {}

    private static void assertRightAllTheWay(List<Fact> facts, long captured) {
        long promised = SEVENTH.cashback(Won.of(captured), Long.MAX_VALUE);
        long confirmed = 0;
        long confirmedBack = 0;
        long left = captured;
        for (Fact fact : facts) {
            confirmed += fact.confirmed();
            confirmedBack += fact.confirmedBack();
            left -= fact.back();
            Standing now = standing(promised, confirmed, confirmedBack, left);
            assertThat(now.earned()).isEqualTo(SEVENTH.cashback(Won.of(confirmed - confirmedBack), promised))
                    .isLessThanOrEqualTo(now.possible());
            assertThat(now.possible()).isLessThanOrEqualTo(promised);
        }
        Standing end = standing(promised, confirmed, confirmedBack, left);
        assertThat(end.earned()).as("%s", facts).isEqualTo(end.possible());
    }

    @Test
    void earnsNothingForWhatComesBackBeforeItIsToldToStand() {
        Standing early = standing(1_400, 0, 5_000, 15_000);
        assertThat(early.earned()).isZero();
        assertThat(early.possible()).isEqualTo(1_050);
    }

    private static Standing standing(long promised, long confirmed, long back, long left) {
        return new Standing(SEVENTH, promised, Won.of(confirmed), Won.of(back), Won.of(left));
    }

    private static Promotion promotion(int percent, long least, long most) {
        Instant now = Instant.parse("2026-11-30T00:00:00Z");
        return new Promotion(new PromotionId(1), "감귤의 날", Promotion.Kind.CASHBACK, Promotion.Place.ORDERS, null,
                percent,
                null, Won.of(least), Won.of(most), 1, null, 0, now, now.plusSeconds(60));
    }
}
