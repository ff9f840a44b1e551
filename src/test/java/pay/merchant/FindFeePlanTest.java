package pay.merchant;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import platform.money.Won;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class FindFeePlanTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    MerchantPlans chosen;
    @Autowired
    FindFeePlan find;
    @Autowired
    TransactionTemplate transaction;

    @Test
    void followsWhatWasChosenFromItsDayOn() {
        MerchantId merchant = new TestMerchant(context).id;
        transaction.executeWithoutResult(_ -> {
            chosen.put(merchant, LocalDate.of(2026, 6, 1), "MONTHLY", null);
            chosen.put(merchant, LocalDate.of(2026, 9, 1), "WEEKLY", Won.of(100_000_000));
            chosen.put(merchant, LocalDate.of(2027, 1, 1), "STANDARD", null);
        });
        assertThat(find.of(merchant, LocalDate.of(2026, 5, 31)).name()).isEqualTo("STANDARD");
        assertThat(find.of(merchant, LocalDate.of(2026, 6, 1)).name()).isEqualTo("MONTHLY");
        assertThat(find.of(merchant, LocalDate.of(2026, 8, 31)).name()).isEqualTo("MONTHLY");
        FeePlan weekly = find.of(merchant, LocalDate.of(2026, 12, 31));
        assertThat(weekly.name()).isEqualTo("WEEKLY");
        assertThat(weekly.percent()).isEqualByComparingTo("0.40");
        assertThat(weekly.cycle()).isEqualTo(SettlementCycle.WEEKLY);
        assertThat(find.of(merchant, LocalDate.of(2027, 1, 1)).percent()).isEqualByComparingTo("2.53");
    }

    @Test
    void changesAChoiceOfTheSameDay() {
        MerchantId merchant = new TestMerchant(context).id;
        transaction.executeWithoutResult(_ -> {
            chosen.put(merchant, LocalDate.of(2026, 6, 1), "MONTHLY", null);
            chosen.put(merchant, LocalDate.of(2026, 6, 1), "WEEKLY", null);
        });
        assertThat(find.of(merchant, LocalDate.of(2026, 6, 1)).name()).isEqualTo("WEEKLY");
    }
}
