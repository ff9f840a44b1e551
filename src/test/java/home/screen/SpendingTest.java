package home.screen;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;

import home.spending.Goods;
import home.spending.Outlay;
import home.spending.SpendingRules;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SpendingTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final Instant AT = Instant.parse("2026-11-21T03:00:00Z");

    @Test
    void addsUpNoMoreThanItIsToldAndSaysSo() {
        Spending spending = Spending.of(Collections.nCopies(4, transfer(100)), 3, SpendingRules.load());
        assertThat(spending.in(DAY.withDayOfMonth(1))).isEqualTo(300);
        assertThat(spending.partial()).isTrue();
        assertThat(Spending.of(Collections.nCopies(3, transfer(100)), 3, SpendingRules.load()).partial()).isFalse();
    }

    @Test
    void isAsNewAsWhatWasGivenBackWhole() {
        Spending spending = Spending.of(List.of(transfer(0)), 3, SpendingRules.load());
        assertThat(spending.months()).isEmpty();
        assertThat(spending.asOf()).isEqualTo(AT);
    }

    private static Outlay transfer(long amount) {
        return new Outlay(Outlay.Kind.TRANSFER, DAY, amount, Goods.of(null), AT);
    }
}
