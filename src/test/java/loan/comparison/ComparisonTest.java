package loan.comparison;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import loan.OwnLoansTest;
import loan.lender.Lender;
import loan.lender.LenderFault;
import loan.lender.LenderReply;
import loan.lender.LenderTerms;
import loan.refusal.LoanError;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;
import testing.Api;
import testing.TestMembers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Lenders are asked, each ends in one outcome, and what comes late changes nothing. */
@OwnLoansTest
class ComparisonTest {
    @LocalServerPort
    int port;
    @Autowired
    TestMembers members;
    @Autowired
    CloseComparison close;
    @Autowired
    InquiryDesk desk;
    @Autowired
    OrphanSweep sweep;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Ids ids;
    ComparisonScene scene;

    @BeforeEach
    void setTheScene(@Autowired ApplicationContext context) {
        scene = new ComparisonScene(context, ids.next());
    }

    @Test
    void eachLenderEndsInExactlyOneOutcomeAndWhatComesLateIsKeptApart() {
        CountDownLatch afterTheClose = new CountDownLatch(1);
        Comparison comparison = scene.open(Duration.ofSeconds(3));
        Thread running = scene.run(comparison, (lender, inquiry) -> switch (scene.number(lender)) {
            case 0 -> ComparisonScene.offered(inquiry, "0.05");
            case 1 -> new LenderReply.Declined(LenderReply.DeclineReason.CREDIT);
            case 2 -> throw new LenderFault("is not there");
            case 3 -> {
                ComparisonScene.await(afterTheClose);
                yield ComparisonScene.offered(inquiry, "0.01");
            }
            case 4 -> ComparisonScene.offered(inquiry, "0.04");
            default -> new LenderReply.Later();
        });
        Awaitility.await().until(() -> scene.page(comparison).comparison().isClosed());
        ReadComparison.Page closed = scene.page(comparison);
        afterTheClose.countDown();
        Awaitility.await()
                .until(() -> scene.count("loan_late_answer where comparison_id = " + comparison.id().value()) == 1);
        running.interrupt();

        assertThat(closed.lenders().stream().map(AskedLender::outcome)).containsExactlyInAnyOrder(Outcome.OFFERED,
                Outcome.OFFERED, Outcome.DECLINED, Outcome.ERROR, Outcome.TIMEOUT, Outcome.TIMEOUT);
        assertThat(closed.lenders().getFirst().id()).isEqualTo(scene.invitations.get(4).lender().id());
        assertThat(closed.lenders().getFirst().place()).isEqualTo(1);
        assertThat(closed.comparison().rankingVersion()).isEqualTo(Ranking.VERSION);
        assertThat(scene.page(comparison)).isEqualTo(closed);
        assertThat(scene.count("platform_event_log where type = 'loan.comparison-closed' and aggregate_id = "
                + comparison.id().value())).isEqualTo(1);
    }

    @Test
    void closesBeforeTheDeadlineWhenAllHaveAnswered() {
        Comparison comparison = scene.open(Duration.ofMinutes(1));
        scene.run(comparison, (_, inquiry) -> ComparisonScene.offered(inquiry, "0.05"));
        Awaitility.await().until(() -> scene.page(comparison).comparison().isClosed());

        assertThat(scene.page(comparison).lenders()).allMatch(each -> each.outcome() == Outcome.OFFERED);
    }

    @Test
    void theLastTwoAnswersAtTheSameTimeCloseIt() throws Exception {
        Comparison comparison = scene.open(Duration.ofMinutes(1));
        scene.decline(comparison, 0, 1, 2, 3);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> last = Objects.requireNonNull(transaction.execute(_ -> {
                scene.decline(comparison, 4);
                Future<?> atTheSameTime = threads.submit(() -> scene.decline(comparison, 5));
                assertThatThrownBy(() -> atTheSameTime.get(300, TimeUnit.MILLISECONDS))
                        .as("it waits for the one before").isInstanceOf(TimeoutException.class);
                return atTheSameTime;
            }));
            last.get();
        }
        assertThat(scene.page(comparison).comparison().isClosed()).isTrue();
    }

    @Test
    void runsNoMoreThanItHasPlacesAndGivesBackWhatCameToNothing() {
        RunComparison run = scene.runner((_, _) -> new LenderReply.Later(), 1);
        StartComparison start = scene.starter(run);
        transaction.executeWithoutResult(status -> {
            start.start(scene.member, ComparisonScene.WISH, 1);
            assertThatThrownBy(() -> start.start(scene.member, ComparisonScene.WISH, 1)).isInstanceOfSatisfying(
                    DomainException.class, busy -> assertThat(busy.code()).isEqualTo(LoanError.COMPARISONS_BUSY));
            status.setRollbackOnly();
        });

        assertThat(run.enter()).isTrue();
    }

    @Test
    void takesACallBackUntilTheCloseAndNoSecondAnswer() {
        Comparison comparison = scene.open(Duration.ofMinutes(1));
        Lender lender = scene.invitations.getFirst().lender();
        Tsid request = scene.request(comparison, lender);

        assertThat(desk.take(lender.id(), request, new LenderReply.Declined(LenderReply.DeclineReason.POLICY)))
                .isTrue();
        assertThat(desk.take(lender.id(), request, new LenderReply.Declined(LenderReply.DeclineReason.CREDIT)))
                .isTrue();
        assertThat(desk.take(lender.id(), ids.next(), new LenderReply.Declined(LenderReply.DeclineReason.CREDIT)))
                .isFalse();

        assertThat(scene.page(comparison).lenders().getFirst().reason()).isEqualTo("POLICY");
        close.close(comparison.id());
    }

    @Test
    void countsTermsWithoutSenseAsAnError() {
        Comparison comparison = scene.open(Duration.ofMinutes(1));
        scene.run(comparison, (_, inquiry) -> new LenderReply.Offered(ComparisonScene.terms(inquiry, "0.31")));
        Awaitility.await().until(() -> scene.page(comparison).comparison().isClosed());

        assertThat(scene.page(comparison).lenders()).allMatch(each -> each.outcome() == Outcome.ERROR);
    }

    @Test
    void countsWhatCostsMoreThanTheLawAllowsAsAnError() {
        Comparison comparison = scene.open(Duration.ofMinutes(1));
        scene.run(comparison, (_, inquiry) -> {
            LenderTerms it = ComparisonScene.terms(inquiry, "0.18");
            return new LenderReply.Offered(new LenderTerms(it.reference(), it.productCode(), it.amount(), it.limit(),
                    it.annualRate(), it.rateType(), it.months(), it.method(), it.prepaymentFeeRate(),
                    Won.of(1_000_000)));
        });
        Awaitility.await().until(() -> scene.page(comparison).comparison().isClosed());

        assertThat(scene.page(comparison).lenders()).allMatch(each -> each.outcome() == Outcome.ERROR);
    }

    @Test
    void holdsNoTransactionWhileLendersAreAsked() {
        Comparison comparison = scene.open(Duration.ofMinutes(1));
        List<Boolean> held = new ArrayList<>();
        scene.run(comparison, (_, inquiry) -> {
            synchronized (held) {
                held.add(TransactionSynchronizationManager.isActualTransactionActive());
            }
            return ComparisonScene.offered(inquiry, "0.05");
        });
        Awaitility.await().until(() -> scene.page(comparison).comparison().isClosed());

        assertThat(held).hasSize(6).containsOnly(false);
    }

    @Test
    void aSweepClosesWhatItsInstanceDidNot() {
        Comparison comparison = scene.open(Duration.ofMinutes(-1));
        sweep.sweep();

        assertThat(scene.page(comparison).comparison().isClosed()).isTrue();
        assertThat(scene.page(comparison).lenders()).allMatch(each -> each.outcome() == Outcome.TIMEOUT);
    }

    @Test
    void aSweepGoesOnPastOneThatItCannotClose() {
        Comparison broken = scene.open(Duration.ofMinutes(-2));
        Comparison other = scene.open(Duration.ofMinutes(-1));
        transaction.executeWithoutResult(_ -> jdbc.update(
                """
                        insert into loan_offer values (?, ?, 1, '', '', '', 'WRONG', '', 1, 1, 0, 'FIXED', 1, 'BULLET', 0, 0, 0, 0, 0,
                            '2026-01-01', '2026-01-01')""",
                ids.nextLong(), broken.id().value()));
        sweep.sweep();

        assertThat(scene.page(other).comparison().isClosed()).isTrue();
        assertThat(closeAt(broken)).as("tried again").isNotNull();
        transaction.executeWithoutResult(
                _ -> jdbc.update("delete from loan_comparison where id = ?", broken.id().value()));
    }

    private Object closeAt(Comparison comparison) {
        return transaction.execute(_ -> jdbc.queryForObject("select close_at from loan_comparison where id = ?",
                Object.class, comparison.id().value()));
    }

    @Test
    void anOfferIsNeverChanged() {
        Comparison comparison = scene.open(Duration.ofMinutes(1));
        scene.run(comparison, (_, inquiry) -> ComparisonScene.offered(inquiry, "0.05"));
        Awaitility.await().until(() -> scene.page(comparison).comparison().isClosed());

        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> jdbc.update(
                "update loan_offer set annual_rate = 0.01 where comparison_id = ?", comparison.id().value())))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> jdbc
                .update("delete from loan_offer where comparison_id = ?", comparison.id().value())))
                .isInstanceOf(DataAccessException.class);
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
}
