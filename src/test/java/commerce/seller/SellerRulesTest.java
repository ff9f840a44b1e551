package commerce.seller;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

import commerce.catalogue.SellerStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class SellerRulesTest {
    private static final Set<String> ALLOWED = Set.of("APPLIED APPROVE APPROVED", "APPLIED REFUSE REFUSED",
            "APPROVED PAUSE PAUSED", "APPROVED SUSPEND SUSPENDED", "APPROVED TERMINATE TERMINATED",
            "PAUSED RESUME APPROVED", "PAUSED SUSPEND SUSPENDED", "PAUSED TERMINATE TERMINATED",
            "SUSPENDED LIFT APPROVED", "SUSPENDED TERMINATE TERMINATED");

    @ParameterizedTest
    @EnumSource
    void isOverWhereNothingComesAfter(SellerStatus status) {
        assertThat(status.isOver()).isEqualTo(Arrays.stream(SellerHappening.values())
                .allMatch(happening -> SellerRules.next(status, happening).isEmpty()));
    }

    static Stream<Arguments> pairs() {
        return Arrays.stream(SellerStatus.values()).flatMap(status -> Arrays.stream(SellerHappening.values())
                .map(happening -> Arguments.of(status, happening)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void everyPairOfStatusAndHappeningIsDecided(SellerStatus status, SellerHappening happening) {
        String next = SellerRules.next(status, happening).map(Enum::name).orElse("REFUSED BY THE RULES");

        assertThat(ALLOWED.contains(status + " " + happening + " " + next))
                .isEqualTo(!next.equals("REFUSED BY THE RULES"));
        assertThat(ALLOWED.stream().anyMatch(each -> each.startsWith(status + " " + happening + " ")))
                .isEqualTo(!next.equals("REFUSED BY THE RULES"));
    }
}
