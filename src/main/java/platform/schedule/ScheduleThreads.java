package platform.schedule;

import java.sql.SQLTransientConnectionException;
import java.time.Clock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanCreationNotAllowedException;
import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import platform.database.LockConflict;
import platform.database.OutOfService;

/**
 * Runs all {@code @Scheduled} methods on the threads of {@code spring.task.scheduling}. With virtual threads Spring Boot
 * would run every task with a fixed delay on one and the same thread, where the slow ones hold up all others. A task still
 * never runs beside itself. What is to run at a time of day does so by the time of all instances.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ScheduleThreads {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduleThreads.class);

    @Bean
    ThreadPoolTaskScheduler taskScheduler(ThreadPoolTaskSchedulerBuilder builder, Clock clock) {
        ThreadPoolTaskScheduler scheduler = builder.build();
        scheduler.setClock(clock);
        scheduler.setErrorHandler(ScheduleThreads::tell);
        return scheduler;
    }

    /** While the database is at fault all tasks fail, in each of their rounds: one line each then, since traces would fill a disk that is short. */
    private static void tell(Throwable failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        if (cause instanceof BeanCreationNotAllowedException) {
            // It met with the end of the application, which has made no bean for it any more: a repository that nothing had used before.
            LOG.debug("A task ends with the application", failure);
        } else if (OutOfService.isIn(failure) || LockConflict.isIn(failure)
                || cause instanceof SQLTransientConnectionException) {
            LOG.warn("A task failed by the database, and runs again when it is due: {}", cause.getMessage());
        } else {
            LOG.error("A task failed, and runs again when it is due", failure);
        }
    }
}
