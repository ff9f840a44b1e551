package platform.ops;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class CasesTest {
    @Autowired
    List<ManualCases> kinds;
    @Autowired
    MeterRegistry meters;

    @Test
    void countsEveryKindForTheAlertRule() throws Exception {
        assertThat(kinds).extracting(ManualCases::kind).containsExactlyInAnyOrder("loan.close",
                "pay.bank-transfer", "pay.books",
                "pay.card-request", "pay.cash-receipts", "pay.chargeback", "pay.kept-deposit", "pay.kept-escrow",
                "pay.reconciliation", "pay.review",
                "pay.safeguarding", "pay.seller-payee",
                "pay.settlement",
                "commerce.chargeback", "commerce.lost-chargeback", "commerce.held-payout", "commerce.lost-seat",
                "commerce.order-money",
                "commerce.penalty", "commerce.settlement",
                "commerce.left-claim", "commerce.dispute", "commerce.refund", "commerce.stock", "commerce.stuck-order",
                "commerce.stuck-team", "commerce.unasked-payout",
                "commerce.winding-up", "commerce.wrong-invoice",
                "platform.kafka");
        assertThat(kinds).allSatisfy(kind -> assertThat(meters.get("madang.ops.cases").tag("kind", kind.kind()).gauge()
                .value()).isEqualTo((double) kind.count().getAsLong()));
        assertThat(Files.readString(Path.of("ops/prometheus/alerts.yaml")))
                .contains("max by (kind) (madang_ops_cases)");
    }
}
