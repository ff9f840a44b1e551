package platform.schedule;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationNotAllowedException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.transaction.CannotCreateTransactionException;
import testing.LogLines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class ScheduleThreadsTest {
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withConfiguration(AutoConfigurations.of(TaskSchedulingAutoConfiguration.class,
                    TaskExecutionAutoConfiguration.class))
            .withBean(Clock.class, () -> Clock.tick(Clock.systemUTC(), Duration.ofNanos(1)))
            .withUserConfiguration(ScheduleThreads.class, Hanging.class, Quick.class);

    @Test
    void whatRunsAtATimeOfDayGoesByTheClockOfAllInstances() {
        application.run(context -> assertThat(context.getBean(ThreadPoolTaskScheduler.class).getClock())
                .isSameAs(context.getBean(Clock.class)));
    }

    @Test
    void aTaskThatHangsHoldsUpNoOther() {
        application.run(context -> {
            Hanging hanging = context.getBean(Hanging.class);
            assertThat(hanging.begun.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(context.getBean(Quick.class).rounds.await(10, TimeUnit.SECONDS))
                    .as("the other goes round meanwhile").isTrue();
            hanging.end.countDown();
        });
    }

    /** Spring Boot makes none where there is an executor already, and a scheduler is one. */
    @Test
    void leavesTheExecutorOfRequestsAsItIs() {
        application.run(context -> {
            assertThat(context).hasBean("applicationTaskExecutor");
            context.getBean(Hanging.class).end.countDown();
        });
    }

    @Test
    void tellsOfADatabaseAtFaultInALineOfItsOwnEndNothingAndOfAllElseWithATrace() throws Exception {
        List<ILoggingEvent> told = LogLines.during(ScheduleThreads.class.getName(), () -> application.run(context -> {
            ThreadPoolTaskScheduler scheduler = context.getBean(ThreadPoolTaskScheduler.class);
            CountDownLatch failed = new CountDownLatch(4);
            for (RuntimeException failure : List.of(
                    new UncategorizedSQLException("commit", "commit", new SQLException("It is gone", "08006")),
                    new CannotCreateTransactionException("none",
                            new SQLTransientConnectionException("No connection is free")),
                    new BeanCreationNotAllowedException("repository", "It ends"),
                    new IllegalStateException("It is wrong"))) {
                scheduler.execute(() -> {
                    failed.countDown();
                    throw failure;
                });
            }
            assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();
            context.getBean(Hanging.class).end.countDown();
        }));

        assertThat(told).extracting(ILoggingEvent::getLevel, each -> each.getThrowableProxy() != null)
                .containsExactlyInAnyOrder(tuple(Level.WARN, false), tuple(Level.WARN, false),
                        tuple(Level.ERROR, true));
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

    static class Quick {
        /** More than may have run before the other began. */
        final CountDownLatch rounds = new CountDownLatch(20);

        @Scheduled(fixedDelayString = "PT0.01S")
        void round() {
            rounds.countDown();
        }
    }
}
