package pay.merchant;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.money.Fee;
import platform.money.Won;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @Test
    void followsTheVersionOfThePlanThatHoldsOnTheDayForGood(@Autowired JdbcTemplate jdbc) {
        String name = TestMerchant.planName(context);
        String insert = "insert into pay_fee_plan (name, valid_from, percent, vat_included, cycle, payout_days,"
                + " of_lost_dispute) values (?, ?, ?, ?, 'DAILY', 1, 5000)";
        MerchantId merchant = new TestMerchant(context).id;
        transaction.executeWithoutResult(_ -> {
            jdbc.update(insert, name, LocalDate.of(2098, 1, 1), new BigDecimal("2.00"), true);
            jdbc.update(insert, name, LocalDate.of(2098, 7, 1), new BigDecimal("1.80"), false);
            chosen.put(merchant, LocalDate.of(2098, 2, 1), name, null);
        });
        FeePlan first = find.of(merchant, LocalDate.of(2098, 6, 30));
        assertThat(first).isEqualTo(new FeePlan(name, new BigDecimal("2.00"), true, SettlementCycle.DAILY, 1,
                Won.of(5_000)));
        FeePlan second = find.of(merchant, LocalDate.of(2098, 7, 1));
        assertThat(second.percent()).isEqualByComparingTo("1.80");
        assertThat(second.on(Won.of(34_000))).isEqualTo(new Fee(Won.of(612), Won.of(61)));
        assertThatThrownBy(() -> jdbc.update("update pay_fee_plan set percent = 1 where name = ?", name))
                .hasMessageContaining("never updated");
        assertThatThrownBy(() -> jdbc.update("delete from pay_fee_plan where name = ?", name))
                .hasMessageContaining("never deleted");
    }
}
