package pay.webhook;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pay.merchant.CallingMerchant;
import platform.audit.AuditActor;
import platform.id.Tsid;
import platform.web.Refuses;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;
import platform.webhook.OwnWebhooks;
import platform.webhook.ReadWebhooks;
import platform.webhook.WebhookDelivery;
import platform.webhook.WebhookDeliveryId;
import platform.webhook.WebhookEndpointId;
import platform.webhook.WebhookEventId;

/** What was sent to an endpoint, and how it went. */
@RestController
@RequestMapping("/v1/pay/merchant/webhook-endpoints/{webhookEndpointId}/deliveries")
@Tag(name = "Pay")
class WebhookDeliveryController {
    private final ReadWebhooks<CallingMerchant> read;
    private final OwnWebhooks<CallingMerchant> own;
    private final Cursors cursors;

    WebhookDeliveryController(ReadWebhooks<CallingMerchant> read, OwnWebhooks<CallingMerchant> own, Cursors cursors) {
        this.read = read;
        this.own = own;
        this.cursors = cursors;
    }

    /**
     * A delivery.
     *
     * @param attempts since it was sent first, or again by hand
     * @param lastStatus of the last answer
     * @param lastError why there was no answer
     * @param lastMillis how long the last attempt took
     */
    @Schema(name = "WebhookDelivery")
    record DeliveryView(@Schema(example = "695784701952131072") WebhookDeliveryId id,
            @Schema(example = "695784701952131073") WebhookEventId eventId, WebhookType type,
            WebhookDelivery.State state, @Schema(example = "1") int attempts, @Nullable Instant nextAttemptAt,
            @Nullable Instant lastAttemptAt, @Schema(example = "200") @Nullable Integer lastStatus,
            @Schema(example = "TIMEOUT") @Nullable String lastError,
            @Schema(example = "85") @Nullable Integer lastMillis) {
        static DeliveryView of(WebhookDelivery delivery) {
            return new DeliveryView(delivery.id(), delivery.eventId(), WebhookType.valueOf(delivery.type()),
                    delivery.state(), delivery.attempts(), delivery.nextAttemptAt(), delivery.lastAttemptAt(),
                    delivery.lastStatus(),
                    delivery.lastError(), delivery.lastMillis());
        }
    }

    /** One attempt. */
    @Schema(name = "WebhookAttempt")
    record AttemptView(Instant at, @Schema(example = "200") @Nullable Integer status,
            @Schema(example = "TIMEOUT") @Nullable String error, @Schema(example = "85") int millis) {}

    /** A delivery with all its attempts, oldest first. */
    @Schema(name = "WebhookDeliveryDetail")
    record DetailView(DeliveryView delivery, List<AttemptView> attempts) {
        static DetailView of(ReadWebhooks.Detail detail) {
            return new DetailView(DeliveryView.of(detail.delivery()), detail.attempts().stream()
                    .map(each -> new AttemptView(each.at(), each.status(), each.error(), each.millis())).toList());
        }
    }

    @Operation(summary = "What was sent to an endpoint, latest first; in one state, or in any")
    @Refuses("WEBHOOK_ENDPOINT_NOT_FOUND")
    @GetMapping
    CursorPage<DeliveryView> list(CallingMerchant caller, @PathVariable WebhookEndpointId webhookEndpointId,
            @RequestParam(required = false) WebhookDelivery.@Nullable State state,
            @Valid @ParameterObject PageQuery page) {
        String list = "pay.webhook-deliveries:" + webhookEndpointId.value() + ":" + state;
        long before = cursors.decode(list, page.cursor(), 1).map(keys -> keys[0]).orElse(Long.MAX_VALUE);
        return CursorPage.of(read.deliveries(caller, webhookEndpointId, state, before, page.size() + 1), page.size(),
                row -> cursors.encode(list, row.id().value())).map(DeliveryView::of);
    }

    @Operation(summary = "A delivery, with all its attempts")
    @Refuses({"WEBHOOK_ENDPOINT_NOT_FOUND", "WEBHOOK_DELIVERY_NOT_FOUND"})
    @GetMapping("/{webhookDeliveryId}")
    DetailView read(CallingMerchant caller, @PathVariable WebhookEndpointId webhookEndpointId,
            @PathVariable WebhookDeliveryId webhookDeliveryId) {
        return DetailView.of(read.delivery(caller, webhookEndpointId, webhookDeliveryId));
    }

    @Operation(summary = "Be sent a delivery once more")
    @Refuses({"WEBHOOK_ENDPOINT_NOT_FOUND", "WEBHOOK_DELIVERY_NOT_FOUND", "WEBHOOK_ENDPOINT_OFF"})
    @PostMapping("/{webhookDeliveryId}/resending")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DeliveryView resend(CallingMerchant caller, @PathVariable WebhookEndpointId webhookEndpointId,
            @PathVariable WebhookDeliveryId webhookDeliveryId) {
        return DeliveryView.of(
                own.resend(AuditActor.merchant(Tsid.of(caller.id())), caller, webhookEndpointId, webhookDeliveryId));
    }
}
