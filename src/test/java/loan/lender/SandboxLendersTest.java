package loan.lender;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import loan.product.LoanKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SandboxLendersTest {
    @Test
    void theSeedMakesTwentyLendersWithEveryKindOfLoanAndEveryManner() {
        List<SandboxLender> lenders = SandboxLenders.of(new SandboxSettings(1, 0, 0));

        assertThat(lenders).hasSize(20).isEqualTo(SandboxLenders.of(new SandboxSettings(1, 0, 0)))
                .isNotEqualTo(SandboxLenders.of(new SandboxSettings(2, 0, 0)));
        assertThat(lenders.stream().flatMap(each -> each.lender().products().stream()).map(LenderProduct::kind)
                .collect(Collectors.toSet())).isEqualTo(EnumSet.allOf(LoanKind.class));
        assertThat(lenders.stream().map(SandboxLender::manner).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(SandboxLender.Manner.class));
        Set<LenderId> ids = lenders.stream().map(each -> each.lender().id())
                .collect(Collectors.toCollection(HashSet::new));
        assertThat(ids).hasSize(20);
    }
}
