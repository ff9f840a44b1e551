package platform.event.relay;

import java.util.HashMap;
import java.util.Map;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.TransactionIdSuffixStrategy;
import platform.event.log.EventJson;
import platform.event.log.EventKinds;

/**
 * The relay exists only where a broker is configured; without one no event is queued for it. Kafka's beans are imported plainly: what the
 * application excludes from auto-configuration is excluded from {@code @ImportAutoConfiguration} too.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("spring.kafka.bootstrap-servers")
@Import(KafkaAutoConfiguration.class)
@EnableConfigurationProperties(RelayProperties.class)
class RelayConfiguration {
    @Bean
    @Order(1)
    RelayQueue relayQueue(JdbcTemplate jdbc) {
        return new RelayQueue(jdbc);
    }

    @Bean
    KafkaRelay kafkaRelay(RelayQueue queue, ParkedEvents parked, DefaultKafkaProducerFactory<?, ?> producers,
            ObjectProvider<KafkaAdmin> admin, EventKinds kinds, EventJson json, RelayProperties properties) {
        return new KafkaRelay(queue, parked, template(producers, properties), admin::getObject, kinds, json,
                properties);
    }

    @Bean
    RelayLoop relayLoop(KafkaRelay relay, RelayQueue queue, RelayProperties properties) {
        return new RelayLoop(relay, queue, properties);
    }

    @Bean
    MeterBinder relayBacklog(RelayQueue queue) {
        return (MeterRegistry meters) -> Gauge.builder("madang.events.relay.backlog", queue, RelayQueue::backlog)
                .description("Events that are not in Kafka yet; counted up to 10,000").register(meters);
    }

    /** Of the configured producer, but transactional and of strings. */
    static KafkaTemplate<String, String> template(DefaultKafkaProducerFactory<?, ?> producers,
            RelayProperties properties) {
        long lease = properties.lease().toMillis();
        // An answer that comes after the lease is of no use: the timeouts stay within it.
        Map<String, Object> settings = new HashMap<>(producers.getConfigurationProperties());
        settings.putAll(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, properties.transactionalId(),
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class, ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.LINGER_MS_CONFIG, 0, ProducerConfig.MAX_BLOCK_MS_CONFIG, lease / 3,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) (lease / 3), ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                (int) (lease / 3), ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) lease));
        DefaultKafkaProducerFactory<String, String> transactional = new DefaultKafkaProducerFactory<>(settings);
        transactional.setTransactionIdSuffixStrategy(new OneRelay());
        return new KafkaTemplate<>(transactional);
    }

    /**
     * The same transactional id for every producer: by default the one that is made after a failed transaction gets another, and makes the
     * broker refuse nobody.
     */
    private static final class OneRelay implements TransactionIdSuffixStrategy {
        @Override
        public String acquireSuffix(@Nullable String prefix) {
            return "0";
        }

        @Override
        public void releaseSuffix(@Nullable String prefix, @Nullable String suffix) {
            // The next one takes the same.
        }
    }
}
