package platform.event.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.KafkaTemplate;
import platform.event.log.EventJson;
import platform.event.log.EventKind;
import platform.event.log.EventKinds;
import platform.event.log.LoggedEvent;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Sends queued events to Kafka, batch by batch, each batch in one Kafka transaction: all of it or nothing, so that a failure in
 * the middle changes no order. All instances share one transactional id. Whoever begins to relay with it makes the broker
 * refuse its predecessor, who may be stalled rather than dead; hence the queue is read only after that.
 */
class KafkaRelay implements AutoCloseable {
    private final RelayQueue queue;
    private final KafkaTemplate<String, String> kafka;
    private final Supplier<KafkaAdmin> admin;
    private final EventKinds kinds;
    private final EventJson json;
    private final RelayProperties properties;
    private boolean topicsExist;
    private boolean holding;
    private long renewedAt;

    KafkaRelay(RelayQueue queue, KafkaTemplate<String, String> kafka, Supplier<KafkaAdmin> admin, EventKinds kinds,
            EventJson json, RelayProperties properties) {
        this.queue = queue;
        this.kafka = kafka;
        this.admin = admin;
        this.kinds = kinds;
        this.json = json;
        this.properties = properties;
    }

    /** Sends one batch if this instance is the one that relays; how many events that were. */
    int relay() {
        if (!holdsLease() || queue.isEmpty()) {
            return 0;
        }
        ensureTopics();
        List<RelayQueue.Queued> sent = Objects.requireNonNull(kafka.executeInTransaction(this::send));
        queue.delete(sent);
        return sent.size();
    }

    /** Writes only when a third of the lease is over, so that an idle relay costs the database next to nothing. */
    private boolean holdsLease() {
        return (holding && System.nanoTime() - renewedAt < properties.lease().toNanos() / 3) || renewLease();
    }

    private boolean renewLease() {
        renewedAt = System.nanoTime();
        holding = queue.renew(properties.lease());
        return holding;
    }

    private List<RelayQueue.Queued> send(KafkaOperations<String, String> operations) {
        if (!renewLease()) {
            return List.of();
        }
        List<RelayQueue.Queued> batch = queue.first(properties.batch());
        List<CompletableFuture<?>> answers = new ArrayList<>();
        for (RelayQueue.Queued queued : batch) {
            answers.add(operations.send(toRecord(queued.event())));
        }
        operations.flush();
        answers.forEach(CompletableFuture::join);
        return batch;
    }

    private ProducerRecord<String, String> toRecord(LoggedEvent event) {
        var message = new ProducerRecord<>(properties.topicPrefix() + event.module(),
                Long.toString(event.aggregateId()), json.withoutPersonal(event.body()));
        message.headers().add("eventId", Long.toString(event.id()).getBytes(UTF_8))
                .add("type", event.type().getBytes(UTF_8))
                .add("version", Integer.toString(event.version()).getBytes(UTF_8))
                .add("occurredAt", event.occurredAt().toString().getBytes(UTF_8));
        if (event.traceId() != null) {
            message.headers().add("traceId", event.traceId().getBytes(UTF_8));
        }
        return message;
    }

    /** Before the first event rather than at the start, which a broker that is down must not hold up. */
    private void ensureTopics() {
        if (!topicsExist) {
            admin.get()
                    .createOrModifyTopics(kinds.all().stream().map(EventKind::module).distinct()
                            .map(module -> TopicBuilder.name(properties.topicPrefix() + module).build())
                            .toArray(NewTopic[]::new));
            topicsExist = true;
        }
    }

    @Override
    public void close() {
        kafka.getProducerFactory().reset();
    }
}
