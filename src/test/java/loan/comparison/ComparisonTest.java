package loan.comparison;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import loan.dsr.Area;
import loan.dsr.RateType;
import loan.lender.Employment;
import loan.lender.Housing;
import loan.lender.Lender;
import loan.lender.LenderBreakers;
import loan.lender.LenderFault;
import loan.lender.LenderInquiry;
import loan.lender.LenderLine;
import loan.lender.LenderPanel;
import loan.lender.LenderProduct;
import loan.lender.LenderReply;
import loan.lender.LenderTerms;
import loan.lender.SilentLine;
import loan.refusal.LoanError;
import loan.schedule.RepaymentMethod;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;
import testing.Api;
import testing.MadangTest;
import testing.SseReader;
import testing.TestMembers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Lenders are asked, each ends in one outcome, and what comes late changes nothing. */
@MadangTest
@TestPropertySource(properties = {"madang.loan.comparison.sweep-pause=1h", "madang.loan.comparison.deadline=1500ms",
        "madang.loan.sandbox-lenders.latency-percent=100"})
class ComparisonTest {
    private static final Wish WISH = new Wish(Purpose.LIVING, Won.of(20_000_000), 36, Won.of(52_000_000), Won.ZERO,
            Employment.EMPLOYED, Housing.OWNER, Area.CAPITAL);

    @LocalServerPort
    int port;
    @Autowired
    TestMembers members;
    @Autowired
    LenderPanel panel;
    @Autowired
    MakeOffer makeOffer;
    @Autowired
    RecordAnswers record;
    @Autowired
    CloseComparison close;
    @Autowired
    Comparisons comparisons;
    @Autowired
    AskedLenders lenders;
    @Autowired
    InquiryDesk desk;
    @Autowired
    OrphanSweep sweep;
    @Autowired
    ReadComparison read;
    @Autowired
    Bells bells;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Ids ids;
    @Autowired
    Clock clock;
    Tsid member;
    List<Invitation> invitations;

    @BeforeEach
    void invite() {
        member = ids.next();
        invitations = panel.lenders().stream().filter(lender -> lender.products().stream()
                .anyMatch(product -> WISH.purpose().takes(product.kind()))).limit(6)
                .map(lender -> new Invitation(lender, lender.products().stream()
                        .filter(each -> WISH.purpose().takes(each.kind())).map(LenderProduct::code).toList()))
                .toList();
    }

    @Test
    void eachLenderEndsInExactlyOneOutcomeAndWhatComesLateIsKeptApart() {
        CountDownLatch afterTheClose = new CountDownLatch(1);
        Comparison comparison = open(Duration.ofMillis(400));
        Thread running = run(comparison, (lender, inquiry) -> switch (number(lender)) {
            case 0 -> offered(inquiry, "0.05");
            case 1 -> new LenderReply.Declined(LenderReply.DeclineReason.CREDIT);
            case 2 -> throw new LenderFault("is not there");
            case 3 -> {
                await(afterTheClose);
                yield offered(inquiry, "0.01");
            }
            case 4 -> offered(inquiry, "0.04");
            default -> new LenderReply.Later();
        });
        Awaitility.await().until(() -> page(comparison).comparison().isClosed());
        ReadComparison.Page closed = page(comparison);
        afterTheClose.countDown();
        Awaitility.await().until(() -> count("loan_late_answer where comparison_id = " + comparison.id().value()) == 1);
        running.interrupt();

        assertThat(closed.lenders().stream().map(AskedLender::outcome)).containsExactlyInAnyOrder(Outcome.OFFERED,
                Outcome.OFFERED, Outcome.DECLINED, Outcome.ERROR, Outcome.TIMEOUT, Outcome.TIMEOUT);
        assertThat(closed.lenders().getFirst().id()).isEqualTo(invitations.get(4).lender().id());
        assertThat(closed.lenders().getFirst().place()).isEqualTo(1);
        assertThat(closed.comparison().rankingVersion()).isEqualTo(Ranking.VERSION);
        assertThat(page(comparison)).isEqualTo(closed);
        assertThat(count("platform_event_log where type = 'loan.comparison-closed' and aggregate_id = "
                + comparison.id().value())).isEqualTo(1);
    }

    @Test
    void closesBeforeTheDeadlineWhenAllHaveAnswered() {
        Comparison comparison = open(Duration.ofMinutes(1));
        run(comparison, (_, inquiry) -> offered(inquiry, "0.05"));
        Awaitility.await().until(() -> page(comparison).comparison().isClosed());

        assertThat(page(comparison).lenders()).allMatch(each -> each.outcome() == Outcome.OFFERED);
    }

    @Test
    void takesACallBackUntilTheCloseAndNoSecondAnswer() {
        Comparison comparison = open(Duration.ofMinutes(1));
        Lender lender = invitations.getFirst().lender();
        Tsid request = request(comparison, lender);

        assertThat(desk.take(lender.id(), request, new LenderReply.Declined(LenderReply.DeclineReason.POLICY)))
                .isTrue();
        assertThat(desk.take(lender.id(), request, new LenderReply.Declined(LenderReply.DeclineReason.CREDIT)))
                .isTrue();
        assertThat(desk.take(lender.id(), ids.next(), new LenderReply.Declined(LenderReply.DeclineReason.CREDIT)))
                .isFalse();

        assertThat(page(comparison).lenders().getFirst().reason()).isEqualTo("POLICY");
        close.close(comparison.id());
    }

    @Test
    void countsTermsWithoutSenseAsAnError() {
        Comparison comparison = open(Duration.ofMinutes(1));
        run(comparison, (_, inquiry) -> new LenderReply.Offered(terms(inquiry, "0.31")));
        Awaitility.await().until(() -> page(comparison).comparison().isClosed());

        assertThat(page(comparison).lenders()).allMatch(each -> each.outcome() == Outcome.ERROR);
    }

    @Test
    void holdsNoTransactionWhileLendersAreAsked() {
        Comparison comparison = open(Duration.ofMinutes(1));
        List<Boolean> held = new ArrayList<>();
        run(comparison, (_, inquiry) -> {
            synchronized (held) {
                held.add(TransactionSynchronizationManager.isActualTransactionActive());
            }
            return offered(inquiry, "0.05");
        });
        Awaitility.await().until(() -> page(comparison).comparison().isClosed());

        assertThat(held).hasSize(6).containsOnly(false);
    }

    @Test
    void aSweepClosesWhatItsInstanceDidNot() {
        Comparison comparison = open(Duration.ofMinutes(-1));
        sweep.sweep();

        assertThat(page(comparison).comparison().isClosed()).isTrue();
        assertThat(page(comparison).lenders()).allMatch(each -> each.outcome() == Outcome.TIMEOUT);
    }

    @Test
    void anOfferIsNeverChanged() {
        Comparison comparison = open(Duration.ofMinutes(1));
        run(comparison, (_, inquiry) -> offered(inquiry, "0.05"));
        Awaitility.await().until(() -> page(comparison).comparison().isClosed());

        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> jdbc.update(
                "update loan_offer set annual_rate = 0.01 where comparison_id = ?", comparison.id().value())))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> jdbc
                .update("delete from loan_offer where comparison_id = ?", comparison.id().value())))
                .isInstanceOf(DataAccessException.class);
    }

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
        member = person.id();
        Comparison comparison = open(Duration.ofMinutes(1));
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
        Comparison comparison = open(Duration.ofMinutes(1));
        ComparisonStreams full = new ComparisonStreams(read, new Bells(), new ComparisonSettings(Duration.ofSeconds(2),
                Duration.ofSeconds(5), Duration.ofDays(7), 10, 0));

        assertThatThrownBy(() -> full.open(member, comparison.id())).isInstanceOfSatisfying(DomainException.class,
                refusal -> assertThat(refusal.code()).isEqualTo(LoanError.STREAMS_BUSY));
    }

    @Test
    void saysWhichRuleLimitsThePerson() {
        var person = members.join();
        Map<String, Object> wish = Map.of("purpose", "LIVING", "amount", 60_000_000, "months", 60, "yearlyIncome",
                50_000_000, "debtService", 24_000_000, "employment", "EMPLOYED", "housing", "OWNER", "termsVersion", 1);
        Api.Answer refused = new Api(port).post("/v1/loan/comparisons", wish, "Authorization", person.bearer(),
                "Idempotency-Key", UUID.randomUUID().toString());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("LIMITED_BY_DEBT_SERVICE");
    }

    private interface Script {
        LenderReply answer(Lender lender, LenderInquiry inquiry);
    }

    private Thread run(Comparison comparison, Script script) {
        LenderLine line = new SilentLine() {
            @Override
            public LenderReply inquire(Lender lender, LenderInquiry inquiry) {
                return script.answer(lender, inquiry);
            }
        };
        RunComparison run = new RunComparison(line, new LenderBreakers(), makeOffer, record, close,
                new ComparisonSettings(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofDays(7), 10, 10),
                clock);
        Map<Invitation, Tsid> requests = new LinkedHashMap<>();
        invitations.forEach(each -> requests.put(each, request(comparison, each.lender())));
        return Thread.startVirtualThread(() -> run.run(comparison, WISH, requests));
    }

    private Comparison open(Duration untilDeadline) {
        Instant now = clock.instant();
        Comparison comparison = new Comparison(new ComparisonId(ids.nextLong()), member, WISH.purpose(), WISH.amount(),
                WISH.months(), now, now.plus(untilDeadline), null, null);
        Map<Invitation, Tsid> requests = new LinkedHashMap<>();
        invitations.forEach(each -> requests.put(each, ids.next()));
        transaction.executeWithoutResult(_ -> {
            comparisons.add(comparison, WISH, 1, comparison.deadline().plusSeconds(5), List.of());
            lenders.add(comparison.id(), requests);
        });
        return comparison;
    }

    private Tsid request(Comparison comparison, Lender lender) {
        return new Tsid(jdbc.queryForObject(
                "select request_id from loan_comparison_lender where comparison_id = ? and lender_id = ?", Long.class,
                comparison.id().value(), lender.id().value()));
    }

    private int number(Lender lender) {
        return invitations.stream().map(Invitation::lender).toList().indexOf(lender);
    }

    private static LenderReply offered(LenderInquiry inquiry, String rate) {
        return new LenderReply.Offered(terms(inquiry, rate));
    }

    private static LenderTerms terms(LenderInquiry inquiry, String rate) {
        return new LenderTerms("r", inquiry.productCodes().getFirst(), inquiry.amount(), inquiry.amount(),
                new BigDecimal(rate), RateType.FIXED, inquiry.months(),
                RepaymentMethod.EQUAL_INSTALMENTS, BigDecimal.ZERO, Won.ZERO);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ReadComparison.Page page(Comparison comparison) {
        return read.of(member, comparison.id());
    }

    private int count(String from) {
        return jdbc.queryForObject("select count(*) from " + from, Integer.class);
    }
}
