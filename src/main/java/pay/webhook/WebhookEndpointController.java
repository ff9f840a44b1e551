package pay.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pay.merchant.CallingMerchant;
import platform.audit.AuditActor;
import platform.id.Tsid;
import platform.web.Refuses;
import platform.webhook.EndpointView;
import platform.webhook.OwnWebhooks;
import platform.webhook.ReadWebhooks;
import platform.webhook.WebhookEndpointId;
import platform.webhook.WebhookUrl;

/** Where a merchant's system wants to be told; each mode of the key has its own. */
@RestController
@RequestMapping("/v1/pay/merchant/webhook-endpoints")
@Tag(name = "Pay")
class WebhookEndpointController {
    private final OwnWebhooks<CallingMerchant> own;
    private final ReadWebhooks<CallingMerchant> read;

    WebhookEndpointController(OwnWebhooks<CallingMerchant> own, ReadWebhooks<CallingMerchant> read) {
        this.own = own;
        this.read = read;
    }

    /**
     * Where to.
     *
     * @param url {@code https}, a host name, no credentials and no fragment
     */
    record EndpointRequest(
            @Schema(example = "https://shop.example.com/madang") @NotNull @Size(min = 1, max = WebhookUrl.LONGEST) String url) {}

    /**
     * An endpoint that was just registered.
     *
     * @param secret what deliveries are signed with; shown this once
     */
    @Schema(name = "RegisteredWebhookEndpoint")
    record RegisteredView(EndpointView endpoint,
            @Schema(example = "whsec_3q2-7wQ8n0yV0o1k9m2J5b7d4s6f8h1l3z5x7c9v0b2") String secret) {}

    /** All of a merchant's. */
    @Schema(name = "WebhookEndpoints")
    record EndpointsView(List<EndpointView> items) {}

    /**
     * A secret.
     *
     * @param secret shown this once; that before it is good for a day more
     */
    @Schema(name = "WebhookSecret")
    record SecretView(@Schema(example = "whsec_3q2-7wQ8n0yV0o1k9m2J5b7d4s6f8h1l3z5x7c9v0b2") String secret) {}

    /** From when on. */
    record ReplayRequest(@Schema(example = "2026-11-27T00:00:00Z") @NotNull Instant from) {}

    /**
     * How much is sent.
     *
     * @param events 1,000 at most: the rest is replayed from the last one's time
     */
    @Schema(name = "WebhookReplay")
    record ReplayView(@Schema(example = "12") int events) {}

    @Operation(summary = "Register where to be told", description = "What happens to payments is posted there, signed: `Madang-Signature: t=<seconds>,v1=<hex>` where the hex is HMAC-SHA256 of `<t>.<body>` under the secret. Refuse what is older than five minutes. Answer 2xx within ten seconds; else it is tried again after 1, 4, 16, 64, 256, 1024 and 4096 minutes. Deliveries come at least once and in no order.")
    @Refuses({"WEBHOOK_URL_REFUSED", "WEBHOOK_ENDPOINT_LIMIT_REACHED"})
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    RegisteredView register(CallingMerchant caller, @Valid @RequestBody EndpointRequest request) {
        OwnWebhooks.Registered<CallingMerchant> registered = own.register(by(caller), caller, request.url(), Set.of());
        return new RegisteredView(EndpointView.of(registered.endpoint()), registered.secret());
    }

    @Operation(summary = "The endpoints of the key's mode, latest first")
    @GetMapping
    EndpointsView list(CallingMerchant caller) {
        return new EndpointsView(read.endpoints(caller).stream().map(EndpointView::of).toList());
    }

    @Operation(summary = "Be told there no more")
    @Refuses("WEBHOOK_ENDPOINT_NOT_FOUND")
    @DeleteMapping("/{webhookEndpointId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(CallingMerchant caller, @PathVariable WebhookEndpointId webhookEndpointId) {
        own.remove(by(caller), caller, webhookEndpointId);
    }

    @Operation(summary = "Take a new secret", description = "For a day deliveries are signed by those before as well, by five in all at most: the header has a `v1` of each.")
    @Refuses("WEBHOOK_ENDPOINT_NOT_FOUND")
    @PostMapping("/{webhookEndpointId}/secret")
    SecretView rotate(CallingMerchant caller, @PathVariable WebhookEndpointId webhookEndpointId) {
        return new SecretView(own.rotate(by(caller), caller, webhookEndpointId));
    }

    @Operation(summary = "Switch an endpoint on that was given up")
    @Refuses("WEBHOOK_ENDPOINT_NOT_FOUND")
    @PostMapping("/{webhookEndpointId}/activation")
    EndpointView switchOn(CallingMerchant caller, @PathVariable WebhookEndpointId webhookEndpointId) {
        return EndpointView.of(own.switchOn(by(caller), caller, webhookEndpointId));
    }

    @Operation(summary = "Be told once more of all that happened since a time")
    @Refuses({"WEBHOOK_ENDPOINT_NOT_FOUND", "WEBHOOK_ENDPOINT_OFF", "WEBHOOK_REPLAY_LIMIT_REACHED"})
    @PostMapping("/{webhookEndpointId}/replays")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReplayView replay(CallingMerchant caller, @PathVariable WebhookEndpointId webhookEndpointId,
            @Valid @RequestBody ReplayRequest request) {
        return new ReplayView(own.replay(by(caller), caller, webhookEndpointId, request.from()));
    }

    private static AuditActor by(CallingMerchant caller) {
        return AuditActor.merchant(Tsid.of(caller.id()));
    }
}
