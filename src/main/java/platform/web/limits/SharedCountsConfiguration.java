package platform.web.limits;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import platform.crypto.BlindIndex;

/** Without a Redis each instance counts for itself, and nothing of this is there. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("madang.redis.url")
class SharedCountsConfiguration {
    @Bean
    SharedCounts sharedCounts(@Value("${madang.redis.url}") String url, @Value("${madang.redis.user:}") String user,
            @Value("${madang.redis.password:}") String password, BlindIndex index, MeterRegistry meters) {
        return new SharedCounts(RedisAccess.of(url, user, password), index, meters);
    }
}
