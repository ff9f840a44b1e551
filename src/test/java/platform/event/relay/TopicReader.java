package platform.event.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Reads a topic as another system would: only what is committed. */
final class TopicReader implements AutoCloseable {
    private final KafkaConsumer<String, String> consumer;
    private final List<ConsumerRecord<String, String>> records = new ArrayList<>();

    TopicReader(String name, String brokers) {
        consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", brokers, "group.id", name, "auto.offset.reset",
                "earliest", "isolation.level", "read_committed", "metadata.max.age.ms", 300),
                new StringDeserializer(), new StringDeserializer());
        consumer.subscribe(List.of(name + ".fixture"));
    }

    void await(int count) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            assertThat(records).hasSize(count);
        });
    }

    List<ConsumerRecord<String, String>> records() {
        return records;
    }

    List<String> eventIds() {
        return records.stream().map(record -> new String(record.headers().lastHeader("eventId").value(), UTF_8))
                .toList();
    }

    List<Integer> steps() {
        return records.stream()
                .map(record -> Integer.parseInt(record.value().replaceFirst("(?s).*\"step (\\d+).*", "$1")))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
