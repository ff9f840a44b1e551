package platform.event.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.EventPublication;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.modulith.events.core.EventPublicationRegistry;
import org.springframework.modulith.events.core.PublicationTargetIdentifier;
import org.springframework.modulith.events.core.Staleness;
import org.springframework.modulith.events.core.TargetEventPublication;
import org.springframework.stereotype.Component;
import platform.event.DomainEvent;
import platform.event.DomainEvents;
import platform.event.log.EventKinds;

/**
 * The publication registry of Modulith's multicaster: remembers in the publisher's transaction who is to get an event, and
 * nothing else. That a delivery is done is said by the listener's own transaction ({@link DeliveryRun}), that it failed
 * by {@link DeliveryFailures}; so the state changes that Modulith reports here need no work and no commit.
 */
@Component
class DeliveryRegistry implements EventPublicationRegistry {
    private final Deliveries deliveries;
    private final EventKinds kinds;
    private final Clock clock;
    private final Duration lease;

    DeliveryRegistry(Deliveries deliveries, EventKinds kinds, Clock clock, DeliveryProperties properties) {
        this.deliveries = deliveries;
        this.kinds = kinds;
        this.clock = clock;
        this.lease = properties.lease();
    }

    @Override
    public Collection<TargetEventPublication> store(Object event, Stream<PublicationTargetIdentifier> listeners) {
        if (!(event instanceof DomainEvent domainEvent) || !DomainEvents.isPublishing(domainEvent)) {
            throw new IllegalStateException(event.getClass().getName() + " must be published by DomainEvents");
        }
        deliveries.add(domainEvent.eventId().value(), kinds.of(domainEvent.getClass()).type(),
                listeners.map(PublicationTargetIdentifier::getValue).toList(), clock.instant().plus(lease));
        return List.of();
    }

    @Override
    public void markProcessing(Object event, PublicationTargetIdentifier listener) {}

    @Override
    public void markCompleted(Object event, PublicationTargetIdentifier listener) {}

    @Override
    public void markFailed(Object event, PublicationTargetIdentifier listener) {}

    @Override
    public Collection<TargetEventPublication> findIncompletePublications() {
        throw unused();
    }

    @Override
    public Collection<TargetEventPublication> findIncompletePublicationsOlderThan(Duration duration) {
        throw unused();
    }

    @Override
    public void deleteCompletedPublicationsOlderThan(Duration duration) {
        throw unused();
    }

    @Override
    public void processIncompletePublications(Predicate<EventPublication> filter,
            Consumer<TargetEventPublication> consumer, @Nullable Duration duration) {
        throw unused();
    }

    @Override
    public void processFailedPublications(ResubmissionOptions options, Consumer<TargetEventPublication> consumer) {
        throw unused();
    }

    @Override
    public void markStalePublicationsFailed(Staleness staleness) {
        throw unused();
    }

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException(
                "Deliveries are repeated by the poller, and replayed through DeadLetters");
    }
}
