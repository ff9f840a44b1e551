package platform.event.relay;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events go to Kafka. The relay is on when {@code spring.kafka.bootstrap-servers} is set.
 *
 * @param topicPrefix a module's events go to the topic of this and the module's name
 * @param transactionalId by which the broker knows the one relay, whatever instance it runs in
 * @param batch events in one Kafka transaction
 * @param lease how long an instance stays the one that relays without renewing that
 * @param parked how long after a refusal an event that Kafka refuses is tried again
 * @param pollInterval between two looks when there is nothing to send
 */
@ConfigurationProperties("madang.relay")
record RelayProperties(@DefaultValue("madang.") String topicPrefix,
        @DefaultValue("madang-relay-") String transactionalId, @DefaultValue("500") int batch,
        @DefaultValue("15s") Duration lease, @DefaultValue("10m") Duration parked,
        @DefaultValue("200ms") Duration pollInterval) {}
