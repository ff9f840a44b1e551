package loan.comparison;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import loan.OwnLoansTest;
import loan.refusal.LoanError;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionTemplate;
import platform.web.DomainException;
import testing.Api;
import testing.SseReader;
import testing.TestMembers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whoever watches a comparison sees each lender's outcome and the end, whichever instance writes them. */
@OwnLoansTest
class ComparisonStreamsTest {
    @LocalServerPort
    int port;
    @Autowired
    TestMembers members;
    @Autowired
    Comparisons comparisons;
    @Autowired
    AskedLenders lenders;
    @Autowired
    ReadComparison read;
    @Autowired
    Bells bells;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Clock clock;
    @Autowired
    ApplicationContext context;

    @Test
    void comparesOverHttpAndStreamsUntilTheClose() {
        var person = members.join();
        Api api = new Api(port);
        Map<String, Object> wish = Map.of("purpose", "LIVING", "amount", 20_000_000, "months", 36, "yearlyIncome",
                52_000_000, "debtService", 0, "employment", "EMPLOYED", "housing", "OWNER", "termsVersion", 1);
        String key = UUID.randomUUID().toString();
        Api.Answer opened = api.post("/v1/loan/comparisons", wish, "Authorization", person.bearer(), "Idempotency-Key",
                key);
        assertThat(opened.status()).as("%s", opened.body()).isEqualTo(201);
        assertThat(opened.text("assessments/0/limitedBy")).isNotEmpty();
        String id = opened.text("id");
        assertThat(api.post("/v1/loan/comparisons", wish, "Authorization", person.bearer(), "Idempotency-Key", key)
                .text("id")).isEqualTo(id);

        List<String> lines = new SseReader(port).read("/v1/loan/comparisons/" + id + "/stream",
                person.bearer());
        assertThat(lines).contains("event:lender").contains("event:closed");
        assertThat(lines.indexOf("event:lender")).isLessThan(lines.indexOf("event:closed"));
        Awaitility.await("no bell is left hanging")
                .until(() -> ((Map<?, ?>) ReflectionTestUtils.getField(bells, "bells")).isEmpty());

        Api.Answer closed = api.get("/v1/loan/comparisons/" + id, "Authorization", person.bearer());
        assertThat(closed.text("state")).isEqualTo("CLOSED");
        assertThat(closed.text("lenders/0/outcome")).isEqualTo("OFFERED");
        assertThat(closed.body().path("lenders").valueStream().map(each -> each.path("outcome").asString()))
                .doesNotContain("ASKED");
        assertThat(api.get("/v1/loan/comparisons/" + id, "Authorization", members.join().bearer()).code())
                .isEqualTo("COMPARISON_NOT_FOUND");
    }

    @Test
    void aStreamSeesWhatAnotherInstanceWrites() throws Exception {
        var person = members.join();
        ComparisonScene scene = new ComparisonScene(context, person.id());
        Comparison comparison = scene.open(Duration.ofMinutes(1));
        Future<List<String>> lines;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            lines = threads.submit(() -> new SseReader(port)
                    .read("/v1/loan/comparisons/" + comparison.id().value() + "/stream", person.bearer()));
            // Without the bell that rings on the instance that writes.
            transaction.executeWithoutResult(_ -> {
                lenders.timeOut(comparison.id(), clock.instant());
                comparisons.close(comparison.id(), clock.instant(), Ranking.VERSION);
            });
        }
        assertThat(lines.get()).contains("event:closed");
    }

    @Test
    void opensNoMoreStreamsThanItHasPlaces() {
        ComparisonScene scene = new ComparisonScene(context, members.join().id());
        Comparison comparison = scene.open(Duration.ofMinutes(1));
        ComparisonStreams full = new ComparisonStreams(read, new Bells(), new ComparisonSettings(Duration.ofSeconds(2),
                Duration.ofSeconds(5), Duration.ofDays(7), 10, 0));

        assertThatThrownBy(() -> full.open(scene.member, comparison.id())).isInstanceOfSatisfying(DomainException.class,
                refusal -> assertThat(refusal.code()).isEqualTo(LoanError.STREAMS_BUSY));
    }

    @Test
    void whoeverStopsWatchingTakesNobodyElsesBell() {
        ComparisonId id = new ComparisonId(7);
        Bells hung = new Bells();
        CountDownLatch mine = hung.take(id);
        CountDownLatch anothers = hung.take(id);
        hung.giveBack(id, anothers);
        transaction.executeWithoutResult(_ -> hung.ringAfterCommit(id));

        assertThat(mine.getCount()).isZero();
        assertThat(anothers.getCount()).isEqualTo(1);
    }
}
