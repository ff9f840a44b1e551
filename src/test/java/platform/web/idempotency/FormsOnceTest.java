package platform.web.idempotency;

import java.net.http.HttpResponse;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

import member.staff.TestStaff;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestContextHolder;
import platform.event.delivery.DeliveryBacklog;
import platform.event.delivery.DeliveryBacklog.Waiting;
import platform.time.BusinessDays;
import platform.web.DomainException;
import platform.web.PlatformError;
import testing.LostCommit;
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

    TestStaff person;
    StaffActor operator;
    String csrf;
    String name;
    String id;
    boolean byHtmx;

    @BeforeEach
    void open() {
        person = TestStaff.operator(context);
        operator = person.logsIn(port);
        csrf = operator.csrfTokenOn("/ops/audit");
        name = "광고주 " + UUID.randomUUID();
        id = UUID.randomUUID().toString();
    }

    private HttpResponse<String> sends(@Nullable String id, String name) {
        return sends(operator, csrf, id, name);
    }

    private HttpResponse<String> sends(StaffActor who, String csrf, @Nullable String id, String name) {
        Map<String, String> form = new HashMap<>(Map.of("name", name));
        if (id != null) {
            form.put("_once", id);
        }
        return byHtmx ? who.swaps(FORM, form, csrf) : who.sends(FORM, form, csrf);
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

    @Test
    void whatWasRefusedAfterSomethingWasCommittedMayComeAgain() {
        HttpResponse<String> refused = meanwhile(new Once() {
            @Override
            public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
                fail(transaction, () -> new DomainException(PlatformError.INVALID_REQUEST));
            }
        });
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(added()).isEqualTo(1);
        assertThat(saysThatItCameBefore(sends(id, name))).isFalse();
        assertThat(saysThatItCameBefore(sends(id, name))).isTrue();
        assertThat(added()).isEqualTo(2);
    }

    /** What is put on record first stands for nothing: a replay of a listener, say, is started by the form that comes again. */
    @Test
    void whatWasOnlyPutOnRecordIsDoneWhenItComesAgain() {
        String listener = context.getBean(DeliveryBacklog.class).read().stream().filter(Waiting::known).findFirst()
                .orElseThrow().listener();
        Map<String, String> form = Map.of("listener", listener, "from",
                LocalDateTime.now(BusinessDays.SEOUL).truncatedTo(ChronoUnit.MINUTES).toString(), "_once", id);
        try (LostCommit lost = LostCommit.of(context, () -> replays() > 0)) {
            HttpResponse<String> failed = operator.sends("/ops/replay/start", form, csrf);
            assertThat(failed.statusCode()).isEqualTo(503);
            assertThat(lost.happened()).isTrue();
        }
        assertThat(replays()).isZero();
        assertThat(saysThatItCameBefore(operator.sends("/ops/replay/start", form, csrf))).isFalse();
        assertThat(replays()).isEqualTo(1);
        assertThat(saysThatItCameBefore(operator.sends("/ops/replay/start", form, csrf))).isTrue();
        assertThat(replays()).isEqualTo(1);
    }

    private int replays() {
        return jdbc.sql("select count(*) from platform_event_replay where requested_by = ?")
                .param(person.id().toString())
                .query(Integer.class).single();
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
        Map<String, String> other = Map.of("id", "715238462915428352", "_once", id);
        assertThat(saysThatItCameBefore(operator.sends("/ops/replay/cancel", other, csrf))).isFalse();
        assertThat(saysThatItCameBefore(operator.sends("/ops/replay/cancel", other, csrf))).isTrue();
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

    /** The database has it, and whoever asked it does not know. */
    @Test
    void whoseCommitThrewThoughItWasDoneIsToldThatItIsDone() {
        HttpResponse<String> answer = meanwhile(new Once(true) {
            @Override
            public void beforeCommit(TransactionExecution transaction) {
                if (isTheFirst(transaction)) {
                    TransactionSynchronizationManager.registerSynchronization(new Unheard());
                }
            }
        });
        assertThat(saysThatItCameBefore(answer)).isTrue();
        assertThat(added()).isEqualTo(1);
        assertThat(saysThatItCameBefore(sends(id, name))).isTrue();
        assertThat(added()).isEqualTo(1);
    }

    @Test
    void withoutAnyDatabaseItIsToldToComeAgainAndIsDoneThen() {
        byHtmx = true;
        HttpResponse<String> answer = meanwhile(new Once() {
            @Override
            public void beforeCommit(TransactionExecution transaction) {
                fail(transaction, () -> new DataAccessResourceFailureException("The connection is gone"));
            }

            @Override
            public void beforeBegin(TransactionExecution transaction) {
                if (transaction.isReadOnly() && SentForm.current() != null && left.get() == 0) {
                    throw new CannotCreateTransactionException("There is no other connection");
                }
            }
        });
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("같은 화면에서 다시 보내 주세요");
        assertThat(added()).isZero();
        assertThat(saysThatItCameBefore(sends(id, name))).isFalse();
        assertThat(added()).isEqualTo(1);
    }

    @Test
    void whoseFormHasNoIdOrIsGoneIsToldToLookFirst() {
        byHtmx = true;
        assertThat(whenTheCommitIsUnknown(null)).as("of a release that had no ids").contains("확인한 뒤 다시")
                .doesNotContain("한 번만 처리돼요");
        byHtmx = false;
        assertThat(whenTheCommitIsUnknown(id)).as("the page of the error took its place").contains("확인한 뒤 다시")
                .doesNotContain("한 번만 처리돼요");
    }

    private String whenTheCommitIsUnknown(@Nullable String sent) {
        HttpResponse<String> answer = meanwhile(new Once() {
            @Override
            public void beforeCommit(TransactionExecution transaction) {
                if (RequestContextHolder.getRequestAttributes() != null && !transaction.isReadOnly()
                        && left.compareAndSet(1, 0)) {
                    throw new DataAccessResourceFailureException("The connection is gone");
                }
            }
        }, sent);
        assertThat(answer.statusCode()).isEqualTo(503);
        return answer.body();
    }

    /** Sends the form while its first transaction meets something. */
    private HttpResponse<String> meanwhile(Once happening) {
        return meanwhile(happening, id);
    }

    private HttpResponse<String> meanwhile(Once happening, @Nullable String sent) {
        var before = List.copyOf(transactions.getTransactionExecutionListeners());
        transactions.setTransactionExecutionListeners(
                Stream.concat(happening.isBeforeAll ? Stream.of(happening) : Stream.empty(),
                        Stream.concat(before.stream(), happening.isBeforeAll ? Stream.empty() : Stream.of(happening)))
                        .toList());
        try {
            HttpResponse<String> answer = sends(sent, name);
            assertThat(happening.left).hasValue(0);
            return answer;
        } finally {
            transactions.setTransactionExecutionListeners(before);
        }
    }

    /** Is heard of the commit before the form is. */
    private static final class Unheard implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            throw new DataAccessResourceFailureException("The answer to the commit was lost");
        }

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }
    }

    private abstract static class Once implements TransactionExecutionListener {
        final AtomicInteger left = new AtomicInteger(1);
        final boolean isBeforeAll;

        Once() {
            this(false);
        }

        Once(boolean isBeforeAll) {
            this.isBeforeAll = isBeforeAll;
        }

        boolean isTheFirst(TransactionExecution transaction) {
            return !transaction.isReadOnly() && SentForm.current() != null && left.compareAndSet(1, 0);
        }

        void fail(TransactionExecution transaction, Supplier<RuntimeException> failure) {
            if (isTheFirst(transaction)) {
                throw failure.get();
            }
        }
    }
}
