package pay.settlement;

import java.time.LocalDate;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReckoningTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

    /** The figures of a real settlement by a Korean payment company: sold 34,000, fees of 800 and 60, paid out 33,140. */
    @Test
    void paysOutWhatWasSoldLessFees() {
        assertThat(Reckoning.of(sold(34_000, 0, 860), 0, 0, 34_000, 0)).isEqualTo(new Reckoning(0, 0, 33_140, 0));
    }

    @Test
    void takesFromThePayoutWhatWasCancelledAfterAnEarlierOne() {
        assertThat(Reckoning.of(sold(34_000, -10_000, 607), 0, -1_000, 24_000, 0))
                .isEqualTo(new Reckoning(0, 0, 22_393, 0));
    }

    @Test
    void carriesOverWhatTheMerchantOwes() {
        assertThat(Reckoning.of(sold(0, -10_000, -300), 0, 0, 5_000, 0)).isEqualTo(new Reckoning(0, 0, 0, -9_700));
    }

    @Test
    void advancesFeesThatThePayableDoesNotCoverAndTakesThemBack() {
        Reckoning short_ = Reckoning.of(sold(10_000, 0, 300), 0, 0, 100, 0);

        assertThat(short_).isEqualTo(new Reckoning(200, 0, 0, 9_700));
        assertThat(Reckoning.of(sold(20_000, -10_000, 300), 0, 9_700 - 20_000, 10_100, 200))
                .isEqualTo(new Reckoning(0, 200, 0, -600));
    }

    @Test
    void paysNothingThatIsHeldForADispute() {
        assertThat(Reckoning.of(sold(10_000, 0, 300), 0, 0, 4_000, 0)).isEqualTo(new Reckoning(0, 0, 3_700, 6_000));
    }

    @Test
    void addsWhatOperatorsAdd() {
        assertThat(Reckoning.of(sold(10_000, 0, 300), 500, 0, 10_000, 0)).isEqualTo(new Reckoning(0, 0, 10_200, 0));
        assertThat(Reckoning.of(Turnover.NONE, -500, 0, 0, 0)).isEqualTo(new Reckoning(500, 0, 0, -500));
    }

    /** A merchant's days at random: what is owed, carried over and paid out always adds up to what was sold. */
    @Test
    void losesNothingOverManyDays() {
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            long payable = 0;
            long receivable = 0;
            long carried = 0;
            long net = 0;
            long paid = 0;
            long next = 0;
            for (int day = 0; day < 40; day++) {
                long sales = random.nextInt(3) == 0 ? 0 : random.nextLong(100_000);
                long cancels = random.nextLong(payable + sales + 1);
                // What happens after the day and before its settlement counts for the next one.
                long today = next + sales - cancels;
                payable += sales - cancels;
                next = random.nextInt(5) == 0 ? random.nextLong(50_000) - Math.min(payable, 25_000) : 0;
                payable += next;
                long disputed = random.nextInt(4) == 0 ? random.nextLong(payable + 1) : 0;
                long fees = Math.floorDiv(today * 3, 100);
                long adjustment = random.nextInt(10) == 0 ? random.nextLong(2_001) - 1_000 : 0;
                Reckoning reckoning = Reckoning.of(sold(Math.max(0, today), Math.min(0, today), fees), adjustment,
                        carried, payable - disputed, receivable);
                payable += reckoning.advanced() - fees + adjustment - reckoning.repaid() - reckoning.payout();
                receivable += reckoning.advanced() - reckoning.repaid();
                net += today - fees + adjustment;
                paid += reckoning.payout();
                carried = reckoning.carriedOut();
                assertThat(payable).as("seed %d", seed).isGreaterThanOrEqualTo(disputed);
                assertThat(receivable).as("seed %d", seed).isNotNegative();
                assertThat(reckoning.payout()).as("seed %d", seed).isNotNegative();
                assertThat(paid + carried).as("seed %d", seed).isEqualTo(net);
                assertThat(payable - receivable).as("seed %d", seed).isEqualTo(carried + next);
            }
        }
    }

    private static Turnover sold(long sales, long cancels, long fees) {
        return new Turnover(DAY, sales, 1, cancels, 1, 0, 0, fees, 0);
    }
}
