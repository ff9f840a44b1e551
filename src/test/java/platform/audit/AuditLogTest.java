package platform.audit;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@MadangTest
class AuditLogTest {
    @Autowired
    AuditLog log;
    @Autowired
    AuditVerification verification;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Ids ids;

    @Test
    void recordsWhoDidWhatToWhatAndFromWhere() {
        Tsid operator = ids.next();
        Tsid subject = ids.next();
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr("203.0.113.9");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            transaction.executeWithoutResult(
                    status -> log.record(AuditActor.of(new StaffCaller(operator, "somebody", Set.of("OPERATOR"), null)),
                            "event.dead-letter-replayed", "delivery", subject.toString(),
                            Map.of("listener", "pay.device-bound", "count", "3")));
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }

        Map<String, Object> row = jdbc.sql("select * from platform_audit_entry where subject_id = ?")
                .param(subject.toString()).query().singleRow();
        assertThat(row).containsEntry("actor_kind", "STAFF").containsEntry("actor_id", operator.value())
                .containsEntry("action", "event.dead-letter-replayed").containsEntry("source", "203.0.113.9")
                .containsEntry("details", "{\"count\":\"3\",\"listener\":\"pay.device-bound\"}");
        await().untilAsserted(() -> assertThat(jdbc
                .sql("select count(*) from platform_audit_link l join platform_audit_entry e on e.id = l.entry_id"
                        + " where e.subject_id = ?")
                .param(subject.toString()).query(Integer.class).single()).isEqualTo(1));
        assertThat(verification.verify().findings()).isEmpty();
    }

    @Test
    void anActThatIsRolledBackIsNotRecorded() {
        Tsid subject = ids.next();
        transaction.executeWithoutResult(status -> {
            log.record(AuditActor.SYSTEM, "test.rolled-back", "test", subject);
            status.setRollbackOnly();
        });
        assertThat(jdbc.sql("select count(*) from platform_audit_entry where subject_id = ?").param(subject.toString())
                .query(Integer.class).single()).isZero();
    }

    @Test
    void refusesToRecordOutsideATransaction() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> log.record(AuditActor.SYSTEM, "test.outside", "test", ids.next()));
    }

    @Test
    void theDatabaseItselfRefusesToChangeOrDelete() {
        transaction.executeWithoutResult(status -> log.record(AuditActor.SYSTEM, "test.kept", "test", ids.next()));
        for (String statement : new String[]{"update platform_audit_entry set action = 'x'",
                "delete from platform_audit_entry"}) {
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> transaction.executeWithoutResult(status -> jdbc.sql(statement).update()))
                    .havingRootCause().withMessageContaining("audit log");
        }
    }
}
