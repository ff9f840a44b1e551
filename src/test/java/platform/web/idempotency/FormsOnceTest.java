package platform.web.idempotency;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import member.staff.TestStaff;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import testing.MadangTest;
import testing.Race;
import testing.StaffActor;

import static org.assertj.core.api.Assertions.assertThat;

/** On a form that adds something each time that it is carried out: an advertiser. */
@MadangTest
class FormsOnceTest {
    private static final String FORM = "/ops/ads/advertisers";
    private static final int SENDERS = 6;
    private static final int ROUNDS = Math.min(Race.ROUNDS, 10);

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    ConfigurableTransactionManager transactions;

    StaffActor operator;
    String csrf;
    String name;
    String id;

    @BeforeEach
    void open() {
        operator = TestStaff.operator(context).logsIn(port);
        csrf = operator.csrfTokenOn("/ops/audit");
        name = "광고주 " + UUID.randomUUID();
        id = UUID.randomUUID().toString();
    }

    private HttpResponse<String> sends(@Nullable String id, String name) {
        return sends(operator, csrf, id, name);
    }

    private static HttpResponse<String> sends(StaffActor who, String csrf, @Nullable String id, String name) {
        Map<String, String> form = new HashMap<>(Map.of("name", name));
        if (id != null) {
            form.put("_once", id);
        }
        return who.sends(FORM, form, csrf);
    }

    private int added() {
        return jdbc.sql("select count(*) from ads_advertiser where name = ?").param(name).query(Integer.class).single();
    }

    private static boolean saysThatItCameBefore(HttpResponse<String> answer) {
        return answer.statusCode() == 200 && answer.headers().firstValue("Idempotent-Replayed").isPresent()
                && answer.body().contains("다시 처리하지 않았어요");
    }

    @Test
    void whatComesAgainIsNotDoneAgain() {
        HttpResponse<String> first = sends(id, name);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(saysThatItCameBefore(first)).isFalse();
        assertThat(saysThatItCameBefore(sends(id, name))).isTrue();
        assertThat(saysThatItCameBefore(sends(id, name + " (다른 이름)"))).isTrue();
        assertThat(added()).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from ads_advertiser where name = ?").param(name + " (다른 이름)")
                .query(Integer.class).single()).isZero();
    }

    @Test
    void whatComesTwiceAtTheSameTimeIsDoneOnceAndAllHearOfIt() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            id = UUID.randomUUID().toString();
            name = "광고주 " + id;
            List<Callable<HttpResponse<String>>> senders = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                senders.add(() -> sends(id, name));
            }
            List<HttpResponse<String>> answers = Race.atOnce(senders);
            assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
            assertThat(answers.stream().filter(FormsOnceTest::saysThatItCameBefore)).hasSize(SENDERS - 1);
            assertThat(added()).isEqualTo(1);
        }
    }

    @Test
    void whatWasRefusedIsDoneWhenItIsCorrected() {
        assertThat(sends(id, "").statusCode()).isBetween(400, 499);
        assertThat(sends(id, name).statusCode()).isEqualTo(200);
        assertThat(saysThatItCameBefore(sends(id, name))).isTrue();
        assertThat(added()).isEqualTo(1);
    }

    /** Here the try was counted, by a transaction that was committed, before it was refused. */
    @Test
    void whatWasRefusedAfterSomethingWasCommittedMayComeAgain() {
        Map<String, String> form = Map.of("password", "not the present one", "chosen", "eleven quiet herons", "code",
                "000000", "_once", id);
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer = operator.sends("/account/password", form, csrf);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.headers().firstValue("Idempotent-Replayed")).isEmpty();
        }
    }

    @Test
    void anotherPersonsIdIsNothing() {
        StaffActor other = TestStaff.operator(context).logsIn(port);
        assertThat(sends(id, name).statusCode()).isEqualTo(200);
        HttpResponse<String> theirs = sends(other, other.csrfTokenOn("/ops/audit"), id, name);
        assertThat(theirs.statusCode()).isEqualTo(200);
        assertThat(saysThatItCameBefore(theirs)).isFalse();
        assertThat(added()).isEqualTo(2);
    }

    @Test
    void eachButtonOfAFormIsAnotherDeed() {
        assertThat(sends(id, name).statusCode()).isEqualTo(200);
        assertThat(operator.sends("/ops/audit/verification", Map.of("_once", id), csrf).headers()
                .firstValue("Idempotent-Replayed")).isEmpty();
    }

    @Test
    void withoutAnIdItIsDoneEachTimeAndWhatIsNoneIsRefused() {
        assertThat(sends(null, name).statusCode()).isEqualTo(200);
        assertThat(sends(null, name).statusCode()).isEqualTo(200);
        assertThat(added()).isEqualTo(2);
        assertThat(sends("1", name).statusCode()).isEqualTo(400);
        assertThat(sends("", name).statusCode()).isEqualTo(400);
        assertThat(added()).isEqualTo(2);
    }

    @Test
    void whoHeardNothingOfTheCommitAndSendsItAgainIsToldThatItIsDone() {
        HttpResponse<String> unheard = meanwhile(new Once() {
            @Override
            public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
                fail(transaction, () -> new DataAccessResourceFailureException("The answer to the commit was lost"));
            }
        });
        assertThat(unheard.statusCode()).isEqualTo(503);
        assertThat(added()).isEqualTo(1);
        assertThat(saysThatItCameBefore(sends(id, name))).isTrue();
        assertThat(added()).isEqualTo(1);
    }

    @Test
    void whatWasNotCommittedIsDoneWhenItComesAgain() {
        HttpResponse<String> failed = meanwhile(new Once() {
            @Override
            public void beforeCommit(TransactionExecution transaction) {
                fail(transaction, () -> new DataAccessResourceFailureException("The connection is gone"));
            }
        });
        assertThat(failed.statusCode()).isEqualTo(503);
        assertThat(added()).isZero();
        HttpResponse<String> again = sends(id, name);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(saysThatItCameBefore(again)).isFalse();
        assertThat(added()).isEqualTo(1);
    }

    /** As a form that was sent is not the one that comes again. */
    @Test
    void itsOwnTransactionMayLoseAgainstAnotherAndBeginAnew() {
        HttpResponse<String> answer = meanwhile(new Once() {
            @Override
            public void beforeCommit(TransactionExecution transaction) {
                fail(transaction, () -> new CannotAcquireLockException("Simulated",
                        new java.sql.SQLException("Deadlock", "40001", 1213)));
            }
        });
        // Whether it is tried again is the use case's; that it is not taken for one that came before is the form's.
        assertThat(saysThatItCameBefore(answer)).isFalse();
        boolean done = answer.statusCode() == 200;
        assertThat(added()).isEqualTo(done ? 1 : 0);
        assertThat(saysThatItCameBefore(sends(id, name))).isEqualTo(done);
        assertThat(added()).isEqualTo(1);
    }

    /** Sends the form while its first transaction meets something. */
    private HttpResponse<String> meanwhile(Once happening) {
        var before = List.copyOf(transactions.getTransactionExecutionListeners());
        transactions.setTransactionExecutionListeners(
                Stream.concat(before.stream(), Stream.of(happening)).toList());
        try {
            HttpResponse<String> answer = sends(id, name);
            assertThat(happening.left).hasValue(0);
            return answer;
        } finally {
            transactions.setTransactionExecutionListeners(before);
        }
    }

    private abstract static class Once implements TransactionExecutionListener {
        final AtomicInteger left = new AtomicInteger(1);

        void fail(TransactionExecution transaction, java.util.function.Supplier<RuntimeException> failure) {
            if (!transaction.isReadOnly() && SentForm.current() != null && left.getAndDecrement() == 1) {
                throw failure.get();
            }
            left.compareAndSet(-1, 0);
        }
    }
}
