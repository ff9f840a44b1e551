package commerce.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class ClaimRulesTest {
    /** Every pair of each kind: `!` is refused, else the next status. */
    private static final String TABLE = """
            at                 SELLER_STOPS SELLER_SENT_IT TIME_APPROVES BUYER_WITHDRAWS SELLER_ACCEPTS SELLER_ACCEPTS_WITHOUT_STOCK COLLECTS  HOLDS   RELEASES  APPROVES  REJECTS  RESHIPS   ARRIVES REFUND_COMPLETED BUYER_DISPUTES DECIDED_FOR_BUYER DECIDED_FOR_SELLER
            CANCEL/REQUESTED   REFUNDING    REJECTED       REFUNDING     WITHDRAWN       !              !                            !         !       !         !         !        !         !       !                !              !                 !
            CANCEL/ACCEPTED    !            !              !             !               !              !                            !         !       !         !         !        !         !       !                !              !                 !
            CANCEL/COLLECTED   !            !              !             !               !              !                            !         !       !         !         !        !         !       !                !              !                 !
            CANCEL/ON_HOLD     !            !              !             !               !              !                            !         !       !         !         !        !         !       !                !              !                 !
            CANCEL/RESHIPPED   !            !              !             !               !              !                            !         !       !         !         !        !         !       !                !              !                 !
            CANCEL/DISPUTED    !            !              !             !               !              !                            !         !       !         !         !        !         !       !                !              !                 !
            CANCEL/REFUNDING   !            !              !             !               !              !                            !         !       !         !         !        !         !       DONE             !              !                 !
            CANCEL/DONE        !            !              !             !               !              !                            !         !       !         !         !        !         !       !                !              !                 !
            CANCEL/REJECTED    !            !              !             !               !              !                            !         !       !         !         !        !         !       !                !              !                 !
            CANCEL/WITHDRAWN   !            !              !             !               !              !                            !         !       !         !         !        !         !       !                !              !                 !
            RETURN/REQUESTED   !            !              !             WITHDRAWN       ACCEPTED       !                            !         !       !         !         REJECTED !         !       !                DISPUTED       !                 !
            RETURN/ACCEPTED    !            !              !             WITHDRAWN       !              !                            COLLECTED !       !         !         !        !         !       !                DISPUTED       !                 !
            RETURN/COLLECTED   !            !              !             !               !              !                            !         ON_HOLD !         REFUNDING REJECTED !         !       !                DISPUTED       !                 !
            RETURN/ON_HOLD     !            !              !             !               !              !                            !         !       COLLECTED !         REJECTED !         !       !                DISPUTED       !                 !
            RETURN/RESHIPPED   !            !              !             !               !              !                            !         !       !         !         !        !         !       !                !              !                 !
            RETURN/DISPUTED    !            !              !             !               !              !                            !         !       !         !         !        !         !       !                !              REFUNDING         REJECTED
            RETURN/REFUNDING   !            !              !             !               !              !                            !         !       !         !         !        !         !       DONE             !              !                 !
            RETURN/DONE        !            !              !             !               !              !                            !         !       !         !         !        !         !       !                !              !                 !
            RETURN/REJECTED    !            !              !             !               !              !                            !         !       !         !         !        !         !       !                DISPUTED       !                 !
            RETURN/WITHDRAWN   !            !              !             !               !              !                            !         !       !         !         !        !         !       !                !              !                 !
            EXCHANGE/REQUESTED !            !              !             WITHDRAWN       ACCEPTED       ACCEPTED                     !         !       !         !         REJECTED !         !       !                DISPUTED       !                 !
            EXCHANGE/ACCEPTED  !            !              !             WITHDRAWN       !              !                            COLLECTED !       !         !         !        !         !       !                DISPUTED       !                 !
            EXCHANGE/COLLECTED !            !              !             !               !              !                            !         ON_HOLD !         !         REJECTED RESHIPPED !       !                DISPUTED       !                 !
            EXCHANGE/ON_HOLD   !            !              !             !               !              !                            !         !       COLLECTED !         REJECTED !         !       !                DISPUTED       !                 !
            EXCHANGE/RESHIPPED !            !              !             !               !              !                            !         !       !         !         !        !         DONE    !                DISPUTED       !                 !
            EXCHANGE/DISPUTED  !            !              !             !               !              !                            !         !       !         !         !        !         DONE    !                !              !                 REJECTED
            EXCHANGE/REFUNDING !            !              !             !               !              !                            !         !       !         !         !        !         !       !                !              !                 !
            EXCHANGE/DONE      !            !              !             !               !              !                            !         !       !         !         !        !         !       !                !              !                 !
            EXCHANGE/REJECTED  !            !              !             !               !              !                            !         !       !         !         !        !         !       !                DISPUTED       !                 !
            EXCHANGE/WITHDRAWN !            !              !             !               !              !                            !         !       !         !         !        !         !       !                !              !                 !
            """;

    record Pair(ClaimKind kind, ClaimStatus status, ClaimHappening happening, String answer) {}

    static List<Pair> pairs() {
        List<List<String>> rows = TABLE.lines().map(line -> Arrays.asList(line.strip().split(" +", -1))).toList();
        List<Pair> pairs = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            String[] at = row.getFirst().split("/", 2);
            for (int i = 1; i < row.size(); i++) {
                pairs.add(new Pair(ClaimKind.valueOf(at[0]), ClaimStatus.valueOf(at[1]),
                        ClaimHappening.valueOf(rows.getFirst().get(i)), row.get(i)));
            }
        }
        return pairs;
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void answersEachPairOfStateAndHappening(Pair pair) {
        assertThat(ClaimRules.step(pair.kind(), pair.status(), pair.happening()).map(Enum::name).orElse("!"))
                .isEqualTo(pair.answer());
    }

    @Test
    void theTableHasEveryPair() {
        assertThat(pairs().stream().map(pair -> List.of(pair.kind(), pair.status(), pair.happening())).distinct())
                .hasSize(ClaimKind.values().length * ClaimStatus.values().length * ClaimHappening.values().length);
    }
}
