package commerce.order;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TenderAllocationTest {
    @Test
    void oneTenderPaysEachItemInFull() {
        assertThat(TenderAllocation.divide(List.of(Won.of(1000), Won.of(2500)), Map.of("MONEY", Won.of(3500))))
                .containsExactly(Map.of("MONEY", Won.of(1000)), Map.of("MONEY", Won.of(2500)));
    }

    @Test
    void dividesInProportionAndGivesTheLastTheRemainder() {
        Map<String, Won> tenders = new LinkedHashMap<>();
        tenders.put("POINTS", Won.of(100));
        tenders.put("MONEY", Won.of(200));
        assertThat(TenderAllocation.divide(List.of(Won.of(100), Won.of(100), Won.of(100)), tenders)).containsExactly(
                Map.of("POINTS", Won.of(34), "MONEY", Won.of(66)), Map.of("POINTS", Won.of(33), "MONEY", Won.of(67)),
                Map.of("POINTS", Won.of(33), "MONEY", Won.of(67)));
    }

    @Test
    void refusesTendersThatAreNotThePrice() {
        assertThatThrownBy(() -> TenderAllocation.divide(List.of(Won.of(100)), Map.of("MONEY", Won.of(99))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void paysEveryItemInFullAndUsesUpEveryTenderWhateverTheAmounts() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            List<Won> prices = new ArrayList<>();
            long sum = 0;
            for (int i = random.nextInt(8); i >= 0; i--) {
                long price = 1 + (random.nextBoolean() ? random.nextInt(5) : random.nextLong(1_000_000_000));
                prices.add(Won.of(price));
                sum += price;
            }
            Map<String, Won> tenders = new LinkedHashMap<>();
            long left = sum;
            for (int i = random.nextInt(4); i > 0; i--) {
                long part = random.nextLong(left + 1);
                tenders.put("T" + i, Won.of(part));
                left -= part;
            }
            tenders.put("LAST", Won.of(left));
            check(prices, tenders, "seed " + seed + " round " + round);
        }
    }

    private static void check(List<Won> prices, Map<String, Won> tenders, String what) {
        List<Map<String, Won>> shares = TenderAllocation.divide(prices, tenders);
        Map<String, Won> used = new LinkedHashMap<>();
        for (int i = 0; i < prices.size(); i++) {
            assertThat(shares.get(i).values()).as(what).allMatch(Won::isPositive);
            assertThat(shares.get(i).values().stream().reduce(Won.ZERO, Won::plus)).as(what).isEqualTo(prices.get(i));
            shares.get(i).forEach((kind, part) -> used.merge(kind, part, Won::plus));
        }
        tenders.forEach((kind, amount) -> assertThat(used.getOrDefault(kind, Won.ZERO)).as(what).isEqualTo(amount));
    }
}
