package platform.id;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;
import platform.startup.StartupRefused;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@MadangTest
class NodeLeaseTest {
    private final MovableClock clock = new MovableClock();

    @Autowired
    NodeLeases leases;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void livingInstancesHaveDifferentNodesAndNeverMakeTheSameId() {
        var one = new DatabaseNodeLease(leases, clock);
        var two = new DatabaseNodeLease(leases, clock);
        assertThat(one.node()).isNotEqualTo(two.node());
        Ids first = new Ids(one);
        Ids second = new Ids(two);
        Set<Long> made = new HashSet<>();
        IntStream.range(0, 50_000).forEach(_ -> {
            made.add(first.nextLong());
            made.add(second.nextLong());
        });
        assertThat(made).hasSize(100_000);
        one.giveBack();
        two.giveBack();
    }

    @Test
    void refusesToStartBehindTheLastIdOfItsNode() {
        var earlier = new DatabaseNodeLease(leases, clock);
        int node = earlier.node();
        clock.move(Duration.ofMinutes(1));
        earlier.giveBack();
        clock.move(Duration.ofSeconds(-20));
        assertThatThrownBy(() -> new DatabaseNodeLease(leases, clock)).isInstanceOf(StartupRefused.class)
                .hasMessageContaining("20000 ms behind the last id of node " + node);
        clock.move(Duration.ofSeconds(20));
        var later = new DatabaseNodeLease(leases, clock);
        assertThat(later.node()).isEqualTo(node);
        later.giveBack();
    }

    @Test
    void makesNoIdsOnceTheLeaseWasNotRenewedInTime() {
        var lease = new DatabaseNodeLease(leases, clock);
        Ids ids = new Ids(lease);
        ids.next();
        clock.move(DatabaseNodeLease.LENGTH.plusMillis(1));
        assertThatThrownBy(ids::next).isInstanceOf(DataAccessResourceFailureException.class)
                .hasMessageContaining("lease");
        lease.renew();
        assertThat(ids.next()).isNotNull();
        lease.giveBack();
        assertThatThrownBy(ids::next).isInstanceOf(DataAccessResourceFailureException.class);
    }

    @Test
    void whenTheClockIsSetForwardTheNextLookRenewsIt() {
        var lease = new DatabaseNodeLease(leases, clock);
        Ids ids = new Ids(lease);
        clock.move(Duration.ofHours(1));
        assertThatThrownBy(ids::next).isInstanceOf(DataAccessResourceFailureException.class);
        lease.round();
        assertThat(Ids.timeOf(ids.nextLong())).isAfterOrEqualTo(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        lease.giveBack();
    }

    @Test
    void whoeverTakesTheNodeNextKnowsOfTheLastIdThoughTheClockWentBack() {
        var lease = new DatabaseNodeLease(leases, clock);
        int node = lease.node();
        new Ids(lease).next();
        clock.move(Duration.ofHours(-1));
        lease.giveBack();
        assertThatThrownBy(() -> new DatabaseNodeLease(leases, clock)).isInstanceOf(StartupRefused.class)
                .hasMessageContaining("3600000 ms behind the last id of node " + node);
        clock.move(Duration.ofHours(1));
        new DatabaseNodeLease(leases, clock).giveBack();
    }

    /** 4,096 fit into a millisecond; those after them are of the next ones, which have not come. */
    @Test
    void whoeverTakesTheNodeNextKnowsOfTheLastIdThoughMoreWereMadeThanTimePassed() {
        var lease = new DatabaseNodeLease(leases, clock);
        Ids ids = new Ids(lease);
        long last = 0;
        for (int i = 0; i < 20_000; i++) {
            last = ids.nextLong();
        }
        assertThat(Ids.timeOf(last)).isAfter(clock.instant());
        lease.giveBack();
        long usedUntil = jdbc.sql("select used_until from platform_node_lease where node = ?").param(lease.node())
                .query(Long.class).single();
        assertThat(Instant.ofEpochMilli(usedUntil)).isEqualTo(Ids.timeOf(last));
        clock.move(Duration.ofSeconds(1));
    }

    @Test
    void isRenewedThoughAllThatIsScheduledHangs() throws Exception {
        Clock running = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), clock.instant()));
        try (var context = new AnnotationConfigApplicationContext()) {
            context.scan("platform.schedule");
            context.registerBean(ThreadPoolTaskSchedulerBuilder.class,
                    () -> new ThreadPoolTaskSchedulerBuilder().poolSize(1));
            context.registerBean(Clock.class, () -> running);
            context.registerBean(Hanging.class, Hanging::new);
            context.registerBean(DatabaseNodeLease.class,
                    () -> new DatabaseNodeLease(leases, running, Duration.ofSeconds(1)));
            context.refresh();
            Hanging hanging = context.getBean(Hanging.class);
            assertThat(hanging.begun.await(10, TimeUnit.SECONDS)).isTrue();
            DatabaseNodeLease lease = context.getBean(DatabaseNodeLease.class);
            Ids ids = new Ids(lease);
            long firstEnds = lease.heldUntil();
            await().until(() -> running.millis() > firstEnds);
            await().untilAsserted(() -> assertThat(ids.next()).isNotNull());
            hanging.end.countDown();
        }
    }

    @Test
    void isRenewedWhileBeansAreStillMade() {
        Clock running = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), clock.instant()));
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(DatabaseNodeLease.class,
                    () -> new DatabaseNodeLease(leases, running, Duration.ofSeconds(1)));
            context.registerBean(Slow.class, () -> new Slow(context.getBean(DatabaseNodeLease.class), running));
            context.refresh();
            assertThat(context.getBean(DatabaseNodeLease.class).isRunning()).isTrue();
        }
    }

    @Test
    void isNotRenewedForAnApplicationThatFailsBeforeItStarts() {
        var lease = new DatabaseNodeLease(leases,
                Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), clock.instant())));
        assertThatThrownBy(() -> {
            try (var context = new AnnotationConfigApplicationContext()) {
                context.registerBean(DatabaseNodeLease.class, () -> lease);
                context.registerBean(Slow.class, () -> {
                    throw new IllegalStateException("no port is free");
                });
                context.refresh();
            }
        }).hasRootCauseMessage("no port is free");
        assertThat(lease.isRunning()).isFalse();
    }

    @Test
    void leavesANodeThatAnotherInstanceTook() {
        var stalled = new DatabaseNodeLease(leases, clock);
        int node = stalled.node();
        Ids ids = new Ids(stalled);
        transaction.executeWithoutResult(_ -> jdbc
                .sql("update platform_node_lease set expires_at = utc_timestamp(6) - interval 1 second where node = ?")
                .param(node).update());
        clock.move(Duration.ofMinutes(1));
        var successor = new DatabaseNodeLease(leases, clock);
        assertThat(successor.node()).isEqualTo(node);
        assertThatThrownBy(ids::next).isInstanceOf(DataAccessResourceFailureException.class);
        stalled.renew();
        assertThat(stalled.node()).isNotEqualTo(node);
        assertThat(ids.next()).isNotEqualTo(new Ids(successor).next());
        stalled.giveBack();
        successor.giveBack();
    }

    @Test
    void idsGrowThoughTheClockGoesBack() {
        var lease = new DatabaseNodeLease(leases, clock);
        Ids ids = new Ids(lease);
        long before = ids.nextLong();
        clock.move(Duration.ofHours(-1));
        Set<Long> made = new HashSet<>();
        long last = before;
        for (int i = 0; i < 10_000; i++) {
            long next = ids.nextLong();
            assertThat(next).isGreaterThan(last);
            made.add(next);
            last = next;
        }
        assertThat(made).hasSize(10_000);
        clock.move(Duration.ofHours(1));
        lease.giveBack();
    }

    /** Wants an id when it is made, which takes longer than a lease. */
    static class Slow {
        Slow(DatabaseNodeLease lease, Clock running) {
            Ids ids = new Ids(lease);
            long firstEnds = lease.heldUntil();
            await().until(() -> running.millis() > firstEnds);
            await().untilAsserted(() -> assertThat(ids.next()).isNotNull());
        }
    }

    static class Hanging {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch end = new CountDownLatch(1);

        @Scheduled(fixedDelayString = "PT0.01S")
        void hang() throws InterruptedException {
            begun.countDown();
            end.await();
        }
    }

    /** Each starts a day after the one before, so that no test meets what another left in the rows. */
    private static final class MovableClock extends Clock {
        private static final AtomicInteger DAYS = new AtomicInteger();
        private Instant now = Instant.now().plus(Duration.ofDays(DAYS.incrementAndGet()));

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
