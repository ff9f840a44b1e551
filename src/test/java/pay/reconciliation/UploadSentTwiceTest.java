package pay.reconciliation;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import member.staff.TestStaff;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import testing.LostCommit;
import testing.MadangTest;
import testing.StaffActor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The form with a daily file, which is taken by many transactions, comes again. */
@MadangTest
class UploadSentTwiceTest {
    private static final String DAY = "1999-03-03";

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;

    @Test
    void goesOnWhereItWasCutOffAndIsTakenOnce() {
        StaffActor operator = TestStaff.operator(context).logsIn(port);
        String csrf = operator.csrfTokenOn("/ops/reconciliation");
        String id = UUID.randomUUID().toString();
        try (LostCommit lost = LostCommit.of(context, () -> states().contains("CURRENT"))) {
            assertThat(sends(operator, id, csrf).statusCode()).isEqualTo(503);
            assertThat(lost.happened()).isTrue();
        }
        assertThat(states()).containsExactly("LOADING");
        assertThat(sends(operator, id, csrf).statusCode()).as("while it may still be loaded").isEqualTo(409);
        transaction.executeWithoutResult(
                _ -> jdbc.sql("update pay_recon_file set begun_at = '2001-01-01' where day = ?").param(DAY).update());
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer = sends(operator, id, csrf);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Idempotent-Replayed")).isEmpty();
            assertThat(states()).containsExactly("CURRENT");
        }
    }

    private static HttpResponse<String> sends(StaffActor operator, String id, String csrf) {
        return operator.sendsFile("/ops/reconciliation/files", Map.of("_once", id), "bank.csv",
                ("H,BANK," + DAY + ",1\nT,0,0\n").getBytes(UTF_8), csrf);
    }

    private List<String> states() {
        return jdbc.sql("select status from pay_recon_file where day = ?").param(DAY).query(String.class).list();
    }
}
