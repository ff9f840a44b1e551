package bench;

import java.util.concurrent.Executor;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** The same listeners on Modulith's JDBC registry, with as many threads. */
@Configuration(proxyBeanMethods = false)
@AutoConfigurationPackage(basePackages = "fixture")
@StockDelivery
class StockApplication {
    private static final int THREADS = 8;

    @Bean
    BenchListeners benchListeners(JdbcTemplate jdbc) {
        return new BenchListeners(jdbc);
    }

    @Bean
    static AsyncConfigurer boundedWorkers() {
        var executor = new ThreadPoolTaskExecutor();
        executor.setCorePoolSize(THREADS);
        executor.setMaxPoolSize(THREADS);
        executor.initialize();
        return new AsyncConfigurer() {
            @Override
            public Executor getAsyncExecutor() {
                return executor;
            }
        };
    }
}
