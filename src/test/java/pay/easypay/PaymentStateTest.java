package pay.easypay;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

class PaymentStateTest {
    /** One row for each state, one column for each event; "-": it is refused. */
    private static final String TABLE = """
            state                APPROVED    AUTHORIZED CAPTURED DEPOSIT_AWAITED     ANSWER_LOST REFUSED GIVEN_UP TIME_OVER CANCELED_IN_PART CANCELED_WHOLE
            READY                IN_PROGRESS -          -        -                   -           ABORTED CANCELED EXPIRED   -                -
            IN_PROGRESS          -           AUTHORIZED DONE     WAITING_FOR_DEPOSIT UNKNOWN     ABORTED CANCELED EXPIRED   -                -
            AUTHORIZED           -           -          DONE     -                   -           -       CANCELED CANCELED  -                -
            WAITING_FOR_DEPOSIT  -           -          DONE     -                   -           -       CANCELED EXPIRED   -                -
            DONE                 -           -          -        -                   -           -       -        -         PARTIAL_CANCELED CANCELED
            PARTIAL_CANCELED     -           -          -        -                   -           -       -        -         PARTIAL_CANCELED CANCELED
            CANCELED             -           -          -        -                   -           -       -        -         -                -
            ABORTED              -           -          -        -                   -           -       -        -         -                -
            EXPIRED              -           -          -        -                   -           -       -        -         -                -
            UNKNOWN              -           AUTHORIZED DONE     -                   -           ABORTED -        -         -                -
            """;
    private static final List<List<String>> ROWS = TABLE.lines().map(line -> List.of(line.strip().split("\\s+")))
            .toList();

    @TestFactory
    Stream<DynamicTest> goesWhereTheTableSaysAndNowhereElse() {
        return ROWS.stream().skip(1).flatMap(row -> Stream.of(PaymentState.Event.values())
                .map(event -> DynamicTest.dynamicTest(row.getFirst() + " " + event,
                        () -> assertThat(PaymentState.valueOf(row.getFirst()).after(event).map(Enum::name).orElse("-"))
                                .isEqualTo(row.get(ROWS.getFirst().indexOf(event.name()))))));
    }

    @Test
    void namesEveryStateInTheTable() {
        assertThat(ROWS.stream().skip(1).map(List::getFirst)).containsExactlyInAnyOrderElementsOf(
                Stream.of(PaymentState.values()).map(Enum::name).toList());
    }
}
