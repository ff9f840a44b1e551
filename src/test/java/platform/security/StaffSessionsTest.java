package platform.security;

import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.id.Tsid;
import testing.MadangTest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Each session is put into the database as another instance would, or this one before a restart. */
@MadangTest
class StaffSessionsTest {
    @LocalServerPort
    int port;
    @Autowired
    FindByIndexNameSessionRepository<? extends Session> repository;
    @Autowired
    StaffSessions sessions;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Ids ids;

    @Test
    void aSessionOfAnotherInstanceIsGoodHere() throws Exception {
        assertThat(ops(session(repository, operator(), Instant.now()))).isEqualTo(200);
    }

    @Test
    void anUnknownSessionIsSentToLogIn() throws Exception {
        assertThat(ops("00000000-0000-0000-0000-000000000000")).isEqualTo(302);
    }

    @Test
    void aSellersPersonIsNoOperator() throws Exception {
        StaffCaller seller = new StaffCaller(ids.next(), "somebody", Set.of("SELLER"), ids.next());
        assertThat(ops(session(repository, seller, Instant.now()))).isEqualTo(403);
    }

    @Test
    void endsTwelveHoursAfterTheLogInHoweverBusy() throws Exception {
        assertThat(ops(session(repository, operator(), Instant.now().minus(Duration.ofHours(11))))).isEqualTo(200);
        assertThat(ops(session(repository, operator(), Instant.now().minus(Duration.ofHours(13))))).isEqualTo(302);
    }

    @Test
    void allSessionsOfAPersonEndAtOnce() throws Exception {
        StaffCaller operator = operator();
        String one = session(repository, operator, Instant.now());
        String two = session(repository, operator, Instant.now());
        String anothers = session(repository, operator(), Instant.now());
        assertThat(ops(one)).isEqualTo(200);

        sessions.endAll(operator.staffId());
        assertThat(ops(one)).isEqualTo(302);
        assertThat(ops(two)).isEqualTo(302);
        assertThat(ops(anothers)).isEqualTo(200);
    }

    @Test
    void aSessionThatIsOpenedAfterTheRightsChangedByWhatHeldBeforeIsNone() throws Exception {
        StaffCaller operator = operator();
        long judged = sessions.rights(operator.staffId());
        sessions.endAll(operator.staffId());
        assertThat(ops(session(repository, operator, Instant.now(), judged))).isEqualTo(302);
        long now = sessions.rights(operator.staffId());
        assertThat(ops(session(repository, operator, Instant.now(), now))).isEqualTo(200);
    }

    @Test
    void sessionsDoNotEndWithAChangeThatIsRolledBack() throws Exception {
        StaffCaller operator = operator();
        String session = session(repository, operator, Instant.now());
        transaction.executeWithoutResult(status -> {
            sessions.endAll(operator.staffId());
            status.setRollbackOnly();
        });
        assertThat(ops(session)).isEqualTo(200);
    }

    @Test
    void aClassThatNoSessionHoldsIsNotEvenLoaded() throws Exception {
        String session = session(repository, operator(), Instant.now());
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(URI.create("http://localhost"));
        }
        int changed = transaction.execute(status -> jdbc
                .sql("update platform_session_ATTRIBUTES set attribute_bytes = ?"
                        + " where session_primary_id = (select primary_id from platform_session where session_id = ?)")
                .params(bytes.toByteArray(), session).update());
        assertThat(changed).isPositive();
        assertThat(ops(session)).isEqualTo(302);
    }

    private StaffCaller operator() {
        return new StaffCaller(ids.next(), "somebody", Set.of("OPERATOR"), (Tsid) null);
    }

    private static <S extends Session> String session(FindByIndexNameSessionRepository<S> repository,
            StaffCaller caller, Instant since) {
        return session(repository, caller, since, 0);
    }

    private static <S extends Session> String session(FindByIndexNameSessionRepository<S> repository,
            StaffCaller caller, Instant since, long rights) {
        S session = repository.createSession();
        session.setAttribute("SPRING_SECURITY_CONTEXT",
                new SecurityContextImpl(new StaffAuthentication(caller, since, rights, null, null)));
        repository.save(session);
        return session.getId();
    }

    private int ops(String session) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/ops"))
                .header("Accept", "text/html")
                .header("Cookie", "madang_session=" + Base64.getEncoder().encodeToString(session.getBytes(UTF_8)))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        }
    }
}
