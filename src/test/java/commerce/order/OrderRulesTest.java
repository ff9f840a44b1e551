package commerce.order;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class OrderRulesTest {
    /** Every pair: `-` changes nothing, `!CODE` is refused, else the next status and what is done on the way. */
    private static final String TABLE = """
            state            happening          answer
            PAYMENT_WAITING  CANCEL_ASKED       CANCEL_REQUESTED ASK_PAY_TO_CANCEL
            PAYMENT_WAITING  PAYMENT_APPROVED   PAID SELL
            PAYMENT_WAITING  PAYMENT_CANCELED   CANCELED RELEASE_AND_CANCEL
            PAYMENT_WAITING  PAYMENT_EXPIRED    EXPIRED RELEASE_AND_EXPIRE
            PAYMENT_WAITING  HOLD_LAPSED        EXPIRED RELEASE_AND_EXPIRE
            PAYMENT_WAITING  REFUND_COMPLETED   -
            PAYMENT_WAITING  ALL_CANCELED       -
            PAYMENT_WAITING  SEAT_LEFT          -
            PAYMENT_WAITING  TEAM_FAILED        -
            CANCEL_REQUESTED CANCEL_ASKED       -
            CANCEL_REQUESTED PAYMENT_APPROVED   REFUND_PENDING RELEASE_AND_REFUND
            CANCEL_REQUESTED PAYMENT_CANCELED   CANCELED RELEASE_AND_CANCEL
            CANCEL_REQUESTED PAYMENT_EXPIRED    CANCELED RELEASE_AND_CANCEL
            CANCEL_REQUESTED HOLD_LAPSED        -
            CANCEL_REQUESTED REFUND_COMPLETED   -
            CANCEL_REQUESTED ALL_CANCELED       -
            CANCEL_REQUESTED SEAT_LEFT          -
            CANCEL_REQUESTED TEAM_FAILED        -
            PAID             CANCEL_ASKED       !ORDER_ALREADY_PAID
            PAID             PAYMENT_APPROVED   -
            PAID             PAYMENT_CANCELED   -
            PAID             PAYMENT_EXPIRED    -
            PAID             HOLD_LAPSED        -
            PAID             REFUND_COMPLETED   -
            PAID             ALL_CANCELED       REFUNDED END_EMPTY
            PAID             SEAT_LEFT          REFUND_PENDING RELEASE_AND_REFUND
            PAID             TEAM_FAILED        REFUND_PENDING RELEASE_AND_REFUND
            EXPIRED          CANCEL_ASKED       !ORDER_EXPIRED
            EXPIRED          PAYMENT_APPROVED   PAID SELL_AGAIN_OR_REFUND
            EXPIRED          PAYMENT_CANCELED   -
            EXPIRED          PAYMENT_EXPIRED    -
            EXPIRED          HOLD_LAPSED        -
            EXPIRED          REFUND_COMPLETED   -
            EXPIRED          ALL_CANCELED       -
            EXPIRED          SEAT_LEFT          -
            EXPIRED          TEAM_FAILED        -
            REFUND_PENDING   CANCEL_ASKED       -
            REFUND_PENDING   PAYMENT_APPROVED   -
            REFUND_PENDING   PAYMENT_CANCELED   -
            REFUND_PENDING   PAYMENT_EXPIRED    -
            REFUND_PENDING   HOLD_LAPSED        -
            REFUND_PENDING   REFUND_COMPLETED   REFUNDED FINISH_REFUND
            REFUND_PENDING   ALL_CANCELED       -
            REFUND_PENDING   SEAT_LEFT          -
            REFUND_PENDING   TEAM_FAILED        -
            REFUNDED         CANCEL_ASKED       -
            REFUNDED         PAYMENT_APPROVED   -
            REFUNDED         PAYMENT_CANCELED   -
            REFUNDED         PAYMENT_EXPIRED    -
            REFUNDED         HOLD_LAPSED        -
            REFUNDED         REFUND_COMPLETED   -
            REFUNDED         ALL_CANCELED       -
            REFUNDED         SEAT_LEFT          -
            REFUNDED         TEAM_FAILED        -
            CANCELED         CANCEL_ASKED       -
            CANCELED         PAYMENT_APPROVED   REFUND_PENDING RELEASE_AND_REFUND
            CANCELED         PAYMENT_CANCELED   -
            CANCELED         PAYMENT_EXPIRED    -
            CANCELED         HOLD_LAPSED        -
            CANCELED         REFUND_COMPLETED   -
            CANCELED         ALL_CANCELED       -
            CANCELED         SEAT_LEFT          -
            CANCELED         TEAM_FAILED        -
            """;

    static List<List<String>> rows() {
        return TABLE.lines().skip(1).map(line -> Arrays.asList(line.split(" +", 3))).toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void answersEachPairOfStateAndHappening(List<String> row) {
        OrderStatus status = OrderStatus.valueOf(row.get(0));
        Step step = OrderRules.step(status, Happening.valueOf(row.get(1)));
        assertThat(answer(status, step)).isEqualTo(row.get(2).strip());
    }

    @Test
    void theTableHasEveryPairOnce() {
        List<List<String>> all = new ArrayList<>();
        for (OrderStatus status : OrderStatus.values()) {
            for (Happening happening : Happening.values()) {
                all.add(List.of(status.name(), happening.name()));
            }
        }
        assertThat(rows().stream().map(row -> row.subList(0, 2))).containsExactlyInAnyOrderElementsOf(all);
    }

    private static String answer(OrderStatus status, Step step) {
        if (step.refusal() != null) {
            return "!" + step.refusal().name();
        }
        boolean nothing = step.next() == status && step.consequence() == Step.Consequence.NOTHING;
        return nothing ? "-" : step.next() + " " + step.consequence();
    }
}
