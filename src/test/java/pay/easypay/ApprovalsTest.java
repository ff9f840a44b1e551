package pay.easypay;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import pay.tender.TenderKind;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ApprovalsTest {
    private static final Approvals SET_ASIDE = new Approvals(
            List.of(Approval.of(TenderKind.POINTS, Won.of(3_000), null),
                    Approval.of(TenderKind.MONEY, Won.of(7_000), null)));

    @Test
    void givesMoneyBackFirstAndPointsLast() {
        Approvals taken = SET_ASIDE.capture(Won.of(10_000));
        assertThat(taken.division(Won.of(6_000))).isEqualTo(Map.of(TenderKind.MONEY, Won.of(6_000)));
        Approvals then = taken.cancel(taken.division(Won.of(6_000)));
        Map<TenderKind, Won> rest = then.division(Won.of(3_500));
        assertThat(rest).isEqualTo(Map.of(TenderKind.MONEY, Won.of(1_000), TenderKind.POINTS, Won.of(2_500)));
        assertThat(then.cancel(rest).left()).isEqualTo(Won.of(500));
    }

    @Test
    void givesOfACouponAsMuchBackAsOfTheWholeRoundedUp() {
        Approvals taken = new Approvals(List.of(Approval.of(TenderKind.MONEY, Won.of(9_001), null),
                Approval.of(TenderKind.COUPON, Won.of(999), null))).capture(Won.of(10_000));
        assertThat(taken.division(Won.of(5_000)))
                .isEqualTo(Map.of(TenderKind.COUPON, Won.of(500), TenderKind.MONEY, Won.of(4_500)));
        assertThat(taken.division(Won.of(10_000)))
                .isEqualTo(Map.of(TenderKind.COUPON, Won.of(999), TenderKind.MONEY, Won.of(9_001)));
        assertThat(taken.division(Won.of(1))).isEqualTo(Map.of(TenderKind.COUPON, Won.of(1)));
    }

    @Test
    void givesNoTenderMoreThanItGave() {
        Approvals taken = SET_ASIDE.capture(Won.of(10_000));
        assertThatThrownBy(() -> taken.division(Won.of(10_001))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> taken.cancel(Map.of(TenderKind.MONEY, Won.of(7_001))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SET_ASIDE.division(Won.of(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> taken.division(Won.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givesMoneyUpFirstThatIsNotCaptured() {
        Approvals taken = SET_ASIDE.capture(Won.of(4_000));
        assertThat(taken.of(TenderKind.POINTS).orElseThrow().captured()).isEqualTo(Won.of(3_000));
        assertThat(taken.of(TenderKind.MONEY).orElseThrow().captured()).isEqualTo(Won.of(1_000));
        assertThat(SET_ASIDE.capture(Won.of(2_000)).of(TenderKind.MONEY).orElseThrow().captured()).isEqualTo(Won.ZERO);
        assertThatThrownBy(() -> SET_ASIDE.capture(Won.of(10_001))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> taken.capture(Won.of(1))).isInstanceOf(IllegalStateException.class);
    }
}
