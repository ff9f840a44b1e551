package bench;

import fixture.DeliveryPlatform;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** The listeners on our registry, the event log included. */
@Configuration(proxyBeanMethods = false)
@Import(DeliveryPlatform.class)
class OwnApplication {
    @Bean
    BenchListeners benchListeners(JdbcTemplate jdbc) {
        return new BenchListeners(jdbc);
    }
}
