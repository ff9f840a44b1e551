package platform.database;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks at the database before anything uses it. */
@Configuration(proxyBeanMethods = false)
class DatabaseCheckConfiguration {
    @Bean
    static DatabaseCheck databaseCheck() {
        return new DatabaseCheck();
    }
}
