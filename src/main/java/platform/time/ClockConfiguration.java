package platform.time;

import javax.sql.DataSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock: UTC, by the database. Whoever needs the time takes the bean; nobody asks the system. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {
    @Bean
    DatabaseClock clock(DataSource dataSource) {
        return new DatabaseClock(() -> DatabaseTime.ask(dataSource), System::nanoTime);
    }
}
