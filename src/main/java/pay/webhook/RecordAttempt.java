package pay.webhook;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.events.WebhookEndpointSwitchedOff;
import platform.database.RetriedOnConflict;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;

/** Keeps how an attempt went, and gives an endpoint up that has long been failing. */
@Component
class RecordAttempt {
    private final WebhookEndpoints endpoints;
    private final WebhookDeliveries deliveries;
    private final AnnounceToMerchant announce;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    RecordAttempt(WebhookEndpoints endpoints, WebhookDeliveries deliveries, AnnounceToMerchant announce,
            DomainEvents events, Ids ids, Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.announce = announce;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** Keeps it; a delivery whose last attempt failed switches its endpoint off, if nothing else got through meanwhile. */
    @RetriedOnConflict
    @Transactional
    public void record(WebhookDelivery sent, WebhookDelivery.Attempt attempt, boolean good) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<WebhookEndpoint> endpoint = endpoints.lock(sent.endpointId());
        boolean on = endpoint.filter(each -> each.state() == WebhookEndpoint.State.ON).isPresent();
        if (good) {
            deliveries.attempted(sent, attempt, WebhookDelivery.State.DELIVERED, null);
            endpoints.succeeded(sent.endpointId(), now);
            return;
        }
        if (!on) {
            deliveries.attempted(sent, attempt, WebhookDelivery.State.STOPPED, null);
            return;
        }
        Optional<Instant> next = RetryPlan.next(sent.attempts() + 1, now);
        if (next.isPresent()) {
            deliveries.attempted(sent, attempt, WebhookDelivery.State.PENDING, next.get());
            return;
        }
        boolean counts = deliveries.attempted(sent, attempt, WebhookDelivery.State.FAILED, null);
        if (counts && silentSince(endpoint.orElseThrow(), sent.firstAttemptAt())) {
            switchOff(endpoint.orElseThrow(), now);
        }
    }

    private static boolean silentSince(WebhookEndpoint endpoint, @Nullable Instant time) {
        Instant success = endpoint.lastSuccessAt();
        return success == null || time == null || success.isBefore(time);
    }

    private void switchOff(WebhookEndpoint endpoint, Instant now) {
        endpoints.switchOff(endpoint.id(), now);
        deliveries.stop(endpoint.id());
        announce.announce(endpoint.owner(), WebhookType.ENDPOINT_SWITCHED_OFF,
                new WebhookEndpointController.EndpointView(endpoint.id(), endpoint.url(),
                        WebhookEndpoint.State.SWITCHED_OFF, endpoint.createdAt(), endpoint.lastSuccessAt(), now));
        events.publish(new WebhookEndpointSwitchedOff(ids.next(), now, Tsid.of(endpoint.owner().id()),
                Tsid.of(endpoint.id()), endpoint.url(), endpoint.owner().live()));
    }
}
