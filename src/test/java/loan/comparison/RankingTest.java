package loan.comparison;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

import loan.dsr.RateType;
import loan.dsr.Sector;
import loan.lender.Employment;
import loan.lender.Lender;
import loan.lender.LenderId;
import loan.lender.LenderProduct;
import loan.product.LoanKind;
import loan.schedule.RepaymentMethod;
import org.junit.jupiter.api.Test;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;

class RankingTest {
    private static final long SEED = 20_261_127;
    private static final int CASES = 10_000;
    private static final Instant NOW = Instant.parse("2026-11-27T00:00:00Z");

    @Test
    void theLowerRateIsFirstThenTheHigherLimitThenFeeCostAndLender() {
        Offer cheapest = offer(9, "0.0400", 10, "0.01", 900);
        Offer higherLimit = offer(8, "0.0500", 20, "0.02", 900);
        Offer lowerFee = offer(7, "0.0500", 10, "0.005", 900);
        Offer lowerCost = offer(6, "0.0500", 10, "0.01", 800);
        Offer smallerId = offer(1, "0.0500", 10, "0.01", 900);
        Offer largerId = offer(5, "0.0500", 10, "0.01", 900);
        List<Offer> expected = List.of(cheapest, higherLimit, lowerFee, lowerCost, smallerId, largerId);
        List<Offer> mixed = new ArrayList<>(expected);
        Collections.shuffle(mixed, new Random(SEED));

        assertThat(Ranking.order(mixed)).isEqualTo(expected);
    }

    /** Offers as they come about: out of lenders' products, which have commissions. */
    @Test
    void whatLendersPayNeverChangesTheOrder() {
        for (int i = 0; i < CASES; i++) {
            Random random = new Random(SEED + i);
            int lenders = 2 + random.nextInt(19);
            List<Offer> drawn = new ArrayList<>();
            List<BigDecimal> commissions = new ArrayList<>();
            for (int lender = 1; lender <= lenders; lender++) {
                // Few values, so that many are equal and every criterion decides now and then.
                drawn.add(offer(lender, "0.0" + (400 + random.nextInt(3)), 10 + random.nextInt(2),
                        "0.01" + random.nextInt(2), 900 + random.nextInt(2)));
                commissions.add(BigDecimal.valueOf(random.nextInt(500), 4));
            }
            List<LenderId> before = order(drawn, commissions);
            Collections.shuffle(commissions, random);

            assertThat(order(drawn, commissions)).as("seed %d", SEED + i).isEqualTo(before);
        }
    }

    private static List<LenderId> order(List<Offer> drawn, List<BigDecimal> commissions) {
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) {
            LenderProduct product = new LenderProduct("C", "신용대출", LoanKind.CREDIT, RateType.FIXED, Won.of(1),
                    Won.of(100), 12, 60, Set.of(Employment.values()), commissions.get(i));
            Lender lender = new Lender(drawn.get(i).lenderId(), "은행", Sector.BANK, List.of(product));
            Offer it = drawn.get(i);
            offers.add(Offer.of(it.id(), it.comparisonId(), lender, product, it.terms(),
                    new OfferCost(it.effectiveRate(), it.firstPayment(), it.totalCost(), true), NOW, NOW));
        }
        return Ranking.order(offers).stream().map(Offer::lenderId).toList();
    }

    private static Offer offer(long lender, String rate, long limit, String fee, long cost) {
        return new Offer(new OfferId(lender), new ComparisonId(1), new LenderId(lender), "은행", "C", "신용대출",
                LoanKind.CREDIT, "r", Won.of(10), Won.of(limit), new BigDecimal(rate), RateType.FIXED, 36,
                RepaymentMethod.EQUAL_INSTALMENTS, new BigDecimal(fee), Won.ZERO, new BigDecimal(rate), Won.of(1),
                Won.of(cost), NOW, NOW);
    }
}
