package commerce.webhook;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.audit.AuditActor;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.SellerRole;
import platform.security.StaffCaller;
import platform.time.BusinessDays;
import platform.time.OurTime;
import platform.web.DomainException;
import platform.web.PlatformError;
import platform.webhook.OwnWebhooks;
import platform.webhook.ReadWebhooks;
import platform.webhook.WebhookDelivery;
import platform.webhook.WebhookDeliveryId;
import platform.webhook.WebhookEndpointId;
import platform.webhook.WebhookUrl;

/** Where a seller's owner says where its systems are told of what, and sees what was sent there. A secret is shown once. */
@OpsController
class WebhooksPage {
    private static final int SHOWN = 50;

    private final OwnWebhooks<SellerId> own;
    private final ReadWebhooks<SellerId> read;

    WebhooksPage(OwnWebhooks<SellerId> own, ReadWebhooks<SellerId> read) {
        this.own = own;
        this.read = read;
    }

    @Bean
    static OpsPage webhooksInSellersNavigation() {
        return new OpsPage("/seller/webhooks", "shop.webhooks", "queue", 98, SellerRole.OWNER.role());
    }

    @GetMapping("/seller/webhooks")
    String list(StaffCaller caller, Model model) {
        model.addAttribute("endpoints", read.endpoints(SellerId.of(caller, SellerRole.OWNER)));
        model.addAttribute("topics", List.of(SellerTopic.values()));
        return "commerce/webhooks";
    }

    @PostMapping("/seller/webhooks")
    String register(@RequestParam @NotBlank @Size(max = WebhookUrl.LONGEST) String url,
            @RequestParam @NotEmpty Set<@NotNull SellerTopic> topic, StaffCaller caller, Model model) {
        OwnWebhooks.Registered<SellerId> registered = own.register(AuditActor.of(caller),
                SellerId.of(caller, SellerRole.OWNER), url,
                topic.stream().map(Enum::name).collect(Collectors.toSet()));
        model.addAttribute("told", registered.endpoint());
        model.addAttribute("secret", registered.secret());
        return list(caller, model);
    }

    @PostMapping("/seller/webhooks/secret")
    String rotate(@RequestParam WebhookEndpointId endpoint, StaffCaller caller, Model model) {
        SellerId seller = SellerId.of(caller, SellerRole.OWNER);
        model.addAttribute("secret", own.rotate(AuditActor.of(caller), seller, endpoint));
        model.addAttribute("told", read.endpoint(seller, endpoint));
        return list(caller, model);
    }

    @PostMapping("/seller/webhooks/activation")
    String switchOn(@RequestParam WebhookEndpointId endpoint, StaffCaller caller, Model model) {
        own.switchOn(AuditActor.of(caller), SellerId.of(caller, SellerRole.OWNER), endpoint);
        model.addAttribute("notice", "shop.webhooks.switched-on");
        return list(caller, model);
    }

    @PostMapping("/seller/webhooks/removal")
    String remove(@RequestParam WebhookEndpointId endpoint, StaffCaller caller, Model model) {
        own.remove(AuditActor.of(caller), SellerId.of(caller, SellerRole.OWNER), endpoint);
        model.addAttribute("notice", "shop.webhooks.removed");
        return list(caller, model);
    }

    @GetMapping("/seller/webhooks/{endpointId}")
    String log(@PathVariable WebhookEndpointId endpointId,
            @RequestParam(required = false) WebhookDelivery.@Nullable State state,
            @RequestParam(required = false) @Nullable WebhookDeliveryId before,
            @RequestParam(required = false) @Nullable WebhookDeliveryId delivery, StaffCaller caller, Model model) {
        SellerId seller = SellerId.of(caller, SellerRole.OWNER);
        List<WebhookDelivery> found = read.deliveries(seller, endpointId, state,
                before == null ? Long.MAX_VALUE : before.value(), SHOWN + 1);
        model.addAttribute("endpoint", read.endpoint(seller, endpointId));
        model.addAttribute("state", state);
        model.addAttribute("states", List.of(WebhookDelivery.State.values()));
        model.addAttribute("deliveries", found.stream().limit(SHOWN).toList());
        model.addAttribute("next", found.size() > SHOWN ? found.get(SHOWN - 1).id() : null);
        if (delivery != null) {
            model.addAttribute("detail", read.delivery(seller, endpointId, delivery));
        }
        return "commerce/webhook";
    }

    @PostMapping("/seller/webhooks/resending")
    String resend(@RequestParam WebhookEndpointId endpoint, @RequestParam WebhookDeliveryId delivery,
            StaffCaller caller, Model model) {
        own.resend(AuditActor.of(caller), SellerId.of(caller, SellerRole.OWNER), endpoint, delivery);
        model.addAttribute("notice", "shop.webhooks.resent");
        return log(endpoint, null, null, null, caller, model);
    }

    /** From the beginning of a day in Seoul. */
    @PostMapping("/seller/webhooks/replays")
    String replay(@RequestParam WebhookEndpointId endpoint, @RequestParam LocalDate from, StaffCaller caller,
            Model model) {
        SellerId seller = SellerId.of(caller, SellerRole.OWNER);
        if (!OurTime.includes(from)) {
            throw new DomainException(PlatformError.INVALID_REQUEST);
        }
        model.addAttribute("notice", "shop.webhooks.replayed");
        model.addAttribute("noticeArgument", own.replay(AuditActor.of(caller), seller, endpoint,
                from.atStartOfDay(BusinessDays.SEOUL).toInstant()));
        return log(endpoint, null, null, null, caller, model);
    }
}
