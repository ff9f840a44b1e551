package faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Another system that reads all events, as what is committed alone, and says how far it has come. It may die and go on as another process would. */
final class Topics {
    private static final Duration LOOK = Duration.ofMillis(200);

    private final String brokers;
    private final List<ConsumerRecord<String, String>> records = new ArrayList<>();

    Topics(String brokers) {
        this.brokers = brokers;
    }

    /** Reads for so long, whatever comes, and dies. */
    void read(Duration time) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", brokers,
                "group.id", "drill", "auto.offset.reset", "earliest", "isolation.level", "read_committed",
                "metadata.max.age.ms", 500, "enable.auto.commit", false), new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(Pattern.compile("madang\\..*"));
            long end = System.nanoTime() + time.toNanos();
            while (System.nanoTime() < end) {
                consumer.poll(LOOK).forEach(records::add);
                consumer.commitSync();
            }
        }
    }

    /** The events' ids of each key, in the order in which they came. */
    Map<String, List<Long>> byKey() {
        Map<String, List<Long>> all = new HashMap<>();
        records.forEach(each -> all.computeIfAbsent(each.topic() + " " + each.key(), _ -> new ArrayList<>())
                .add(Long.parseLong(new String(each.headers().lastHeader("eventId").value(), UTF_8))));
        return all;
    }

    Collection<ConsumerRecord<String, String>> ofType(String type) {
        return records.stream()
                .filter(each -> new String(each.headers().lastHeader("type").value(), UTF_8).equals(type)).toList();
    }

    int size() {
        return records.size();
    }
}
