package platform.nightly;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import platform.nightly.NightlyCheck.Finding;
import platform.ops.ManualCases;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@MadangTest
class NightlyRunTest {
    private static final String NAME = "test.something";

    @Autowired
    NightlyFindings findings;
    @Autowired
    JdbcClient client;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Clock clock;

    @AfterEach
    void forget() {
        sql("delete from platform_nightly_check where name = ?");
        sql("delete from platform_nightly_finding where name = ?");
    }

    @Test
    void runsACheckOnOneInstanceEachNight() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        CyclicBarrier tenPastFour = new CyclicBarrier(8);
        for (int nights = 1; nights <= 3; nights++) {
            List<Future<?>> instances = new ArrayList<>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 8; i++) {
                    NightlyRun instance = instance(() -> {
                        runs.incrementAndGet();
                        return List.of();
                    });
                    instances.add(threads.submit(() -> {
                        tenPastFour.await();
                        instance.run();
                        return null;
                    }));
                }
            }
            for (Future<?> each : instances) {
                each.get();
            }
            assertThat(runs).hasValue(nights);
            aDayGoesBy();
        }
    }

    @Test
    void showsWhatTheLastRunFoundSinceItWasFoundFirst() {
        List<Finding> found = new ArrayList<>(List.of(new Finding("1", "BROKEN"), new Finding("2", "BROKEN")));
        NightlyRun run = instance(() -> found);
        ManualCases cases = NightlyCheck.cases(NAME, findings);
        run.run();
        assertThat(cases.count().getAsLong()).isEqualTo(2);

        aDayGoesBy();
        found.set(0, new Finding("3", "BROKEN"));
        run.run();

        assertThat(cases.count().getAsLong()).isEqualTo(2);
        assertThat(cases.oldest().apply(50))
                .extracting(ManualCases.Case::id,
                        each -> Duration.between(each.since(), clock.instant()).toHours() >= 24)
                .containsExactly(tuple("2", true), tuple("3", false));
    }

    @Test
    void keepsWhatWasFoundAndGrowsOldWhenACheckFails() {
        instance(() -> List.of(new Finding("1", "BROKEN"))).run();
        aDayGoesBy();

        instance(() -> {
            throw new IllegalStateException("The database is gone");
        }).run();

        assertThat(findings.count(NAME)).isEqualTo(1);
        assertThat(findings.age(NAME)).isGreaterThanOrEqualTo(Duration.ofHours(24));
    }

    @Test
    void growsOldOverRestartsWhenACheckHasNeverFinished() {
        Supplier<List<Finding>> fails = () -> {
            throw new IllegalStateException("The database is gone");
        };
        instance(fails).run();
        aDayGoesBy();

        instance(fails).run();

        assertThat(findings.age(NAME)).isGreaterThanOrEqualTo(Duration.ofHours(24));
    }

    @Test
    void runsTheOtherChecksWhenOneCannotBegin() {
        NightlyFindings hiccup = new NightlyFindings(client, clock) {
            @Override
            boolean begin(String name) {
                if (name.equals("test.hiccup")) {
                    throw new IllegalStateException("The database is gone");
                }
                return findings.begin(name);
            }

            @Override
            void finish(String name, List<Finding> found) {
                findings.finish(name, found);
            }
        };
        findings.know(NAME);
        new NightlyRun(List.of(new NightlyCheck("test.hiccup", List::of),
                new NightlyCheck(NAME, () -> List.of(new Finding("1", "BROKEN")))), hiccup).run();

        assertThat(findings.count(NAME)).isEqualTo(1);
    }

    private NightlyRun instance(Supplier<List<Finding>> check) {
        NightlyRun run = new NightlyRun(List.of(new NightlyCheck(NAME, check)), findings);
        run.know();
        return run;
    }

    private void aDayGoesBy() {
        sql("""
                update platform_nightly_check set since = timestampadd(hour, -24, since), started_at = timestampadd(hour, -24, started_at),
                    finished_at = timestampadd(hour, -24, finished_at) where name = ?""");
        sql("""
                update platform_nightly_finding set since = timestampadd(hour, -24, since),
                    run_at = timestampadd(hour, -24, run_at) where name = ?""");
    }

    private void sql(String sql) {
        transaction.executeWithoutResult(status -> jdbc.update(sql, NAME));
    }
}
