package platform.ops;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import platform.event.relay.ParkedEvents;

/** Events that Kafka refuses wait for a person: they are tried again, but only somebody can mend why. */
@Configuration(proxyBeanMethods = false)
class RefusedByKafka {
    @Bean
    ManualCases refusedByKafkaCases(ParkedEvents parked) {
        return new ManualCases("platform.kafka", parked::count, limit -> parked.oldest(limit).stream().map(
                refused -> new ManualCases.Case(refused.eventId().toString(), refused.since(),
                        refused.eventType() + ": " + refused.error()))
                .toList());
    }
}
