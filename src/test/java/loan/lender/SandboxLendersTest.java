package loan.lender;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import loan.dsr.Area;
import loan.product.LoanKind;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import platform.crypto.Sha256;
import platform.id.Tsid;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @Test
    void theSameQuestionHasTheSamePriceInEveryProcess() {
        SandboxSettings settings = new SandboxSettings(1, 0, 0);
        List<SandboxLender> lenders = SandboxLenders.of(settings);
        SandboxLine line = new SandboxLine(lenders, settings,
                new StaticListableBeanFactory().getBeanProvider(AnswerDesk.class));
        List<String> answers = lenders.stream().filter(each -> each.manner() == SandboxLender.Manner.PLAIN).limit(6)
                .map(each -> answer(line.inquire(each.lender(), inquiry(each.lender())))).toList();

        assertThat(answers).containsExactly("0.0424", "0.0569", "0.0493", "0.0459", "0.0454", "POLICY");
    }

    @Test
    void takesOnlyTheFileThatItIsToldOf() {
        SandboxSettings settings = new SandboxSettings(1, 0, 0);
        List<SandboxLender> lenders = SandboxLenders.of(settings);
        SandboxLine line = new SandboxLine(lenders, settings,
                new StaticListableBeanFactory().getBeanProvider(AnswerDesk.class));
        Lender lender = lenders.getFirst().lender();

        line.handOver(lender, file(Sha256.hex(new byte[3])));
        assertThatThrownBy(() -> line.handOver(lender, file(Sha256.hex(new byte[2])))).isInstanceOf(LenderFault.class);
    }

    private static LenderFile file(String sha256) {
        return new LenderFile(new Tsid(5),
                new LoanRequest.Attachment(new Tsid(6), "INCOME", "application/pdf", 3, sha256), "AAAA");
    }

    private static LenderInquiry inquiry(Lender lender) {
        return new LenderInquiry(new Tsid(1), Instant.EPOCH, List.of(lender.products().getFirst().code()),
                Won.of(20_000_000), 36, Won.of(52_000_000), Won.of(3_600_000), Employment.EMPLOYED, Housing.JEONSE,
                Area.CAPITAL);
    }

    private static String answer(LenderReply reply) {
        return switch (reply) {
            case LenderReply.Offered(LenderTerms terms) -> terms.annualRate().toPlainString();
            case LenderReply.Declined(LenderReply.DeclineReason reason) -> reason.name();
            case LenderReply.Later() -> "later";
        };
    }
}
