package pay.promotion;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayScene;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class ReturnBudgetsTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    ReturnBudgets returnBudgets;
    PayScene scene;

    @BeforeEach
    void setTheStage() {
        scene = new PayScene(context);
    }

    @AfterEach
    void theBooksAreRight() {
        scene.assertTheBooksAreRight();
    }

    @Test
    void movesWhatIsLeftOfABudgetBackAnHourAfterItsPromotionHasEnded() {
        PromotionId promotion = TestPromotions.starts(context, Promotion.Kind.COUPON, null, 10, null, 5_000);
        endedBefore(promotion, 59);
        returnBudgets.run();
        assertThat(budget(promotion)).isEqualTo(5_000);
        endedBefore(promotion, 61);
        returnBudgets.run();
        assertThat(budget(promotion)).isZero();
        returnBudgets.run();
        assertThat(scene.count("pay_journal j join pay_movement m on m.journal_id = j.id join pay_account a"
                + " on a.id = m.debit_account where j.kind = 'PROMOTION_RETURNED' and m.amount = 5000 and a.owner = "
                + promotion.value())).isEqualTo(1);
    }

    private void endedBefore(PromotionId promotion, int minutes) {
        scene.sql("update pay_promotion set starts_at = '2026-01-01', ends_at = utc_timestamp(6) - interval ? minute"
                + " where id = ?", minutes, promotion.value());
    }

    private long budget(PromotionId promotion) {
        return scene.number("select b.credit_posted - b.debit_posted from pay_account a join pay_balance b"
                + " on b.account_id = a.id where a.kind = 'PROMOTION_BUDGET' and a.owner = " + promotion.value());
    }
}
