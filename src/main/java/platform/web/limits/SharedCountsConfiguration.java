package platform.web.limits;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import platform.crypto.BlindIndex;

/** Without a Redis each instance counts for itself, and nothing of this is there. */
@Configuration(proxyBeanMethods = false)
@Conditional(SharedCountsConfiguration.RedisIsNamed.class)
class SharedCountsConfiguration {
    @Bean
    SharedCounts sharedCounts(@Value("${madang.redis.url}") String url, @Value("${madang.redis.user:}") String user,
            @Value("${madang.redis.password:}") String password, BlindIndex index, MeterRegistry meters) {
        return new SharedCounts(RedisAccess.of(url, user, password), index, meters);
    }

    /** A line left empty in a file of settings names none, which Spring's own condition takes for one. */
    static final class RedisIsNamed implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !context.getEnvironment().getProperty("madang.redis.url", "").isBlank();
        }
    }
}
