package member.staff;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import testing.LostCommit;
import testing.MadangTest;
import testing.StaffActor;

import static org.assertj.core.api.Assertions.assertThat;

/** The form by which a password is changed comes again; its try is counted and its code used up in transactions before the one that changes it. */
@MadangTest
class PasswordSentTwiceTest {
    private static final String CHOSEN = "eleven quiet herons";

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;

    @Test
    void isChangedByTheFormThatComesAgainWhenItWasOnlyTriedBefore() {
        TestStaff person = TestStaff.operator(context);
        StaffActor actor = person.logsIn(port);
        String csrf = actor.csrfTokenOn("/account");
        String id = UUID.randomUUID().toString();
        String before = hash(person);
        try (LostCommit lost = LostCommit.of(context, () -> !hash(person).equals(before))) {
            assertThat(sends(actor, person, id, person.password(), csrf).statusCode()).isEqualTo(503);
            assertThat(lost.happened()).isTrue();
        }
        assertThat(hash(person)).isEqualTo(before);
        HttpResponse<String> again = sends(actor, person, id, person.password(), csrf);
        assertThat(again.headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(again.statusCode()).isEqualTo(302);
        assertThat(hash(person)).isNotEqualTo(before);
    }

    @Test
    void isChangedThoughItsTransactionLostAgainstAnotherAndBeganAnew() {
        TestStaff person = TestStaff.operator(context);
        StaffActor actor = person.logsIn(port);
        String csrf = actor.csrfTokenOn("/account");
        String before = hash(person);
        try (LostCommit lost = LostCommit.of(context, () -> !hash(person).equals(before),
                () -> new CannotAcquireLockException(
                        "Simulated", new java.sql.SQLException("Deadlock", "40001", 1213)))) {
            HttpResponse<String> answer = sends(actor, person, UUID.randomUUID().toString(), person.password(), csrf);
            assertThat(lost.happened()).isTrue();
            assertThat(answer.headers().firstValue("Idempotent-Replayed")).isEmpty();
            assertThat(answer.statusCode()).isEqualTo(302);
        }
        assertThat(hash(person)).isNotEqualTo(before);
    }

    @Test
    void eachHearsThatItsProofIsWrongHoweverOftenTheFormCame() {
        TestStaff person = TestStaff.operator(context);
        StaffActor actor = person.logsIn(port);
        String csrf = actor.csrfTokenOn("/account");
        String id = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer = sends(actor, person, id, "not the present one", csrf);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.headers().firstValue("Idempotent-Replayed")).isEmpty();
        }
    }

    /** With a code that counts, as half a minute later. */
    private HttpResponse<String> sends(StaffActor actor, TestStaff person, String id, String password, String csrf) {
        transaction.executeWithoutResult(_ -> jdbc.sql("update member_staff set last_totp_step = 0 where id = ?")
                .param(person.id().value()).update());
        return actor.sends("/account/password", Map.of("password", password, "chosen", CHOSEN, "code", person.code(),
                "_once", id), csrf);
    }

    private String hash(TestStaff person) {
        return jdbc.sql("select password_hash from member_staff where id = ?").param(person.id().value())
                .query(String.class).single();
    }
}
