package platform.schedule;

import java.time.Clock;

import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Runs all {@code @Scheduled} methods on the threads of {@code spring.task.scheduling}. With virtual threads Spring Boot
 * would run every task with a fixed delay on one and the same thread, where the slow ones hold up all others. A task still
 * never runs beside itself. What is to run at a time of day does so by the time of all instances.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ScheduleThreads {
    @Bean
    ThreadPoolTaskScheduler taskScheduler(ThreadPoolTaskSchedulerBuilder builder, Clock clock) {
        ThreadPoolTaskScheduler scheduler = builder.build();
        scheduler.setClock(clock);
        return scheduler;
    }
}
