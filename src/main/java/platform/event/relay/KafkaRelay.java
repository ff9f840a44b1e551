package platform.event.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
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
 * refuse its predecessor, who may be stalled rather than dead; hence the queue is read only after that. An event that Kafka
 * refuses for what it is is set aside with its key ({@link ParkedEvents}).
 */
class KafkaRelay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaRelay.class);

    private final RelayQueue queue;
    private final ParkedEvents parked;
    private final KafkaTemplate<String, String> kafka;
    private final Supplier<KafkaAdmin> admin;
    private final EventKinds kinds;
    private final EventJson json;
    private final RelayProperties properties;
    private boolean topicsExist;
    private boolean holding;
    private long renewedAt;
    private long releasedAt;
    private int limit;

    KafkaRelay(RelayQueue queue, ParkedEvents parked, KafkaTemplate<String, String> kafka, Supplier<KafkaAdmin> admin,
            EventKinds kinds,
            EventJson json, RelayProperties properties) {
        this.queue = queue;
        this.parked = parked;
        this.kafka = kafka;
        this.admin = admin;
        this.kinds = kinds;
        this.json = json;
        this.properties = properties;
        this.limit = properties.batch();
        this.releasedAt = System.nanoTime();
    }

    /** Sends one batch if this instance is the one that relays; how many events that were. */
    int relay() {
        if (!holdsLease()) {
            return 0;
        }
        releaseParked();
        if (queue.isEmpty()) {
            return 0;
        }
        ensureTopics();
        try {
            List<RelayQueue.Queued> sent = Objects.requireNonNull(kafka.executeInTransaction(this::send));
            queue.delete(sent);
            limit = Math.min(properties.batch(), limit * 2);
            return sent.size();
        } catch (EventRefused refused) {
            setAside(refused);
            return refused.batch().size();
        }
    }

    /** Smaller and smaller batches, until the one that is refused is alone. */
    private void setAside(EventRefused refused) {
        limit = Math.max(1, refused.batch().size() / 2);
        if (refused.batch().size() == 1) {
            RelayQueue.Queued alone = refused.batch().getFirst();
            LOG.error("Kafka refuses event {}; it is set aside, and so is all of its key that comes after it",
                    alone.event().id(), refused);
            parked.park(alone, String.valueOf(refused.getMessage()), properties.parked());
        }
    }

    /** Rarely, since each try of an event that is refused again costs the others of its batch a second sending. */
    private void releaseParked() {
        if (System.nanoTime() - releasedAt > properties.parked().toNanos() / 10) {
            releasedAt = System.nanoTime();
            parked.release();
        }
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
        Map<Boolean, List<RelayQueue.Queued>> batch = queue.first(limit).stream()
                .collect(Collectors.partitioningBy(RelayQueue.Queued::behind));
        parked.follow(batch.getOrDefault(true, List.of()));
        List<RelayQueue.Queued> sent = batch.getOrDefault(false, List.of());
        List<Throwable> failures = failures(operations, sent);
        failures.stream().filter(EventRefused::isReason).findFirst().ifPresent(failure -> {
            throw new EventRefused(sent, failure);
        });
        if (!failures.isEmpty()) {
            throw new CompletionException(failures.getFirst());
        }
        return sent;
    }

    private List<Throwable> failures(KafkaOperations<String, String> operations, List<RelayQueue.Queued> batch) {
        List<CompletableFuture<?>> answers = new ArrayList<>();
        try {
            for (RelayQueue.Queued queued : batch) {
                answers.add(operations.send(toRecord(queued.event())));
            }
            operations.flush();
        } catch (KafkaException | org.apache.kafka.common.KafkaException e) {
            return List.of(e);
        }
        return answers.stream().filter(CompletableFuture::isCompletedExceptionally)
                .map(CompletableFuture::exceptionNow).toList();
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
