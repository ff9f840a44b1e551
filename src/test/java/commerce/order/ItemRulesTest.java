package commerce.order;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import commerce.refusal.CommerceError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class ItemRulesTest {
    /**
     * Every pair: `-` changes nothing, `!` is refused because of the state, `!CODE` for a reason of its own, else the next
     * status. Where an item can be with and without the seller's confirmation there are two rows.
     */
    private static final String TABLE = """
            at                          PAYMENT_APPROVED SEAT_PAID    PAYMENT_ENDED TEAM_FILLED SELLER_CONFIRMS         SHIPS               PICKED_UP  ARRIVES   NUMBER_WAS_WRONG BUYER_CONFIRMS     TIME_CONFIRMS      ALL_CANCELED ALL_RETURNED ALL_EXCHANGED CHARGED_BACK
            PAYMENT_WAITING/NOT_YET     PAID             TEAM_WAITING CANCELED      -           !                       !                   -          -         !                !                  -                  !            !            !            -
            TEAM_WAITING/NOT_YET        -                -            CANCELED      PAID        !                       !                   -          -         !                !                  -                  !            !            !            -
            PAID/NOT_YET                -                -            -             -           PAID/CONFIRMED          !ITEM_NOT_CONFIRMED -          -         !                !                  -                  CANCELED     !            !            CANCELED
            PAID/CONFIRMED              -                -            -             -           !ITEM_ALREADY_CONFIRMED SHIPPED             -          -         !                !                  -                  CANCELED     !            !            CANCELED
            SHIPPED/CONFIRMED           -                -            -             -           !                       !                   DELIVERING DELIVERED SHIPPED          PURCHASE_CONFIRMED PURCHASE_CONFIRMED !            RETURNED     EXCHANGED    RETURNED
            DELIVERING/CONFIRMED        -                -            -             -           !                       !                   -          DELIVERED SHIPPED          PURCHASE_CONFIRMED PURCHASE_CONFIRMED !            RETURNED     EXCHANGED    RETURNED
            DELIVERED/CONFIRMED         -                -            -             -           !                       !                   -          -         SHIPPED          PURCHASE_CONFIRMED PURCHASE_CONFIRMED !            RETURNED     EXCHANGED    RETURNED
            EXCHANGED/CONFIRMED         -                -            -             -           !                       !                   -          -         !                PURCHASE_CONFIRMED PURCHASE_CONFIRMED !            RETURNED     EXCHANGED    RETURNED
            PURCHASE_CONFIRMED/CONFIRMED -               -            -             -           !                       !                   -          -         !                !                  -                  !            RETURNED     !            -
            CANCELED/NOT_YET            PAID             TEAM_WAITING -             -           !                       !                   -          -         !                !                  -                  !            !            !            -
            CANCELED/CONFIRMED          -                -            -             -           !                       !                   -          -         !                !                  -                  !            !            !            -
            RETURNED/CONFIRMED          -                -            -             -           !                       !                   -          -         !                !                  -                  !            !            !            -
            """;

    record Pair(ItemStatus status, Confirmation confirmation, ItemHappening happening, String answer) {}

    static List<Pair> pairs() {
        List<List<String>> rows = TABLE.lines().map(line -> Arrays.asList(line.strip().split(" +", -1))).toList();
        List<Pair> pairs = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            String[] at = row.getFirst().split("/", 2);
            for (int i = 1; i < row.size(); i++) {
                pairs.add(new Pair(ItemStatus.valueOf(at[0]), Confirmation.valueOf(at[1]),
                        ItemHappening.valueOf(rows.getFirst().get(i)), row.get(i)));
            }
        }
        return pairs;
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void answersEachPairOfStateAndHappening(Pair pair) {
        ItemStep step = ItemRules.step(pair.status(), pair.confirmation(), pair.happening());
        assertThat(answer(step, pair.confirmation())).isEqualTo(pair.answer());
        if (!step.moves()) {
            assertThat(step.next()).isEqualTo(pair.status());
            assertThat(step.confirmation()).isEqualTo(pair.confirmation());
        }
    }

    @Test
    void theTableHasEveryHappeningAndEveryPlaceThatTheTablesAllow() {
        List<String> all = new ArrayList<>();
        for (ItemStatus status : ItemStatus.values()) {
            boolean sent = status.compareTo(ItemStatus.SHIPPED) >= 0;
            if (!sent || status == ItemStatus.CANCELED) {
                all.add(status + "/" + Confirmation.NOT_YET);
            }
            if (sent || status == ItemStatus.PAID) {
                all.add(status + "/" + Confirmation.CONFIRMED);
            }
        }
        assertThat(pairs().stream().map(pair -> pair.status() + "/" + pair.confirmation()).distinct())
                .containsExactlyInAnyOrderElementsOf(all);
        assertThat(pairs()).hasSize(all.size() * ItemHappening.values().length);
        assertThat(pairs().stream().map(Pair::happening).distinct()).containsExactly(ItemHappening.values());
    }

    private static String answer(ItemStep step, Confirmation before) {
        CommerceError refusal = step.refusal();
        if (refusal != null) {
            return refusal == CommerceError.ITEM_IN_OTHER_STATE ? "!" : "!" + refusal.name();
        }
        if (!step.moves()) {
            return "-";
        }
        return step.confirmation() == before ? step.next().name() : step.next() + "/" + step.confirmation();
    }
}
