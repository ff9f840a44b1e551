package pay.webhook;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.merchant.CallingMerchant;
import platform.web.DomainException;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** Reads a merchant's endpoints and what was sent there. */
@Component
class ReadWebhooks {
    private final WebhookEndpoints endpoints;
    private final WebhookDeliveries deliveries;
    private final Cursors cursors;

    ReadWebhooks(WebhookEndpoints endpoints, WebhookDeliveries deliveries, Cursors cursors) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.cursors = cursors;
    }

    /** A delivery with all its attempts, oldest first. */
    record Detail(WebhookDelivery delivery, List<WebhookDelivery.Attempt> attempts) {}

    /** Those of one mode. */
    @Transactional(readOnly = true)
    public List<WebhookEndpoint> endpoints(CallingMerchant owner) {
        return endpoints.of(owner);
    }

    /** What was sent to one of them, latest first. */
    @Transactional(readOnly = true)
    public CursorPage<WebhookDelivery> deliveries(CallingMerchant owner, WebhookEndpointId endpoint,
            WebhookDelivery.@Nullable State state, PageQuery page) {
        requireOwn(owner, endpoint);
        String list = "pay.webhook-deliveries:" + endpoint.value() + ":" + state;
        long before = cursors.decode(list, page.cursor(), 1).map(keys -> keys[0]).orElse(Long.MAX_VALUE);
        return CursorPage.of(deliveries.of(endpoint, state, before, page.size() + 1), page.size(),
                row -> cursors.encode(list, row.id().value()));
    }

    @Transactional(readOnly = true)
    public Detail delivery(CallingMerchant owner, WebhookEndpointId endpoint, WebhookDeliveryId id) {
        requireOwn(owner, endpoint);
        return deliveries.find(id).filter(found -> found.endpointId().equals(endpoint))
                .map(found -> new Detail(found, deliveries.attempts(id)))
                .orElseThrow(() -> new DomainException(PayError.WEBHOOK_DELIVERY_NOT_FOUND));
    }

    private void requireOwn(CallingMerchant owner, WebhookEndpointId id) {
        if (endpoints.find(id).filter(found -> found.owner().equals(owner)).isEmpty()) {
            throw new DomainException(PayError.WEBHOOK_ENDPOINT_NOT_FOUND);
        }
    }
}
