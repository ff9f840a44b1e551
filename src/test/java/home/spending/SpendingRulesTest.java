package home.spending;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SpendingRulesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private final SpendingRules rules = SpendingRules.load();

    @ParameterizedTest
    @CsvSource({"PAYMENT, 제주 감귤 5kg 외 1건, GROCERIES", "REFUND, 제주 감귤 5kg, GROCERIES", "PAYMENT, 오버핏 니트 신상, FASHION",
            "PAYMENT, 무선 키보드 프로, ELECTRONICS", "PAYMENT, 무쇠 프라이팬 단품, LIVING", "PAYMENT, 비건 토너 150ml, BEAUTY",
            "PAYMENT, 처음 만나는 한국사, SHOPPING", "REFUND, 처음 만나는 한국사, SHOPPING", "LOAN_REPAYMENT, 한빛은행 신용대출, LOAN",
            "TRANSFER, 김마당, TRANSFER"})
    void tellsWhatMoneyIsSpentOn(String kind, String description, Category category) {
        assertThat(rules.category(kind, description, DAY)).contains(category);
    }

    @ParameterizedTest
    @CsvSource({"TOP_UP, 신한은행", "LOAN, 한빛은행 신용대출", "LEAVING, 신한은행", "OPENING, 감귤", "TRANSFER_IN, 김*당"})
    void doesNotTakeOtherMovementsForSpending(String kind, String description) {
        assertThat(rules.category(kind, description, DAY)).isEmpty();
    }

    @Test
    void countsARefundAsThePaymentWasCounted() {
        for (String name : new String[]{"샤인머스캣 2kg", "방수 운동화", "백자 접시 2종", "무엇인가"}) {
            assertThat(rules.category("REFUND", name, DAY)).isEqualTo(rules.category("PAYMENT", name, DAY));
        }
    }
}
