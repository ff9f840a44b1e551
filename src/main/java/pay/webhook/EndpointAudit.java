package pay.webhook;

import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.merchant.CallingMerchant;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.id.Tsid;

/** Puts on record what is done with endpoints: whoever has a merchant's key could send its news elsewhere. */
@Component
class EndpointAudit {
    private final AuditLog audit;

    EndpointAudit(AuditLog audit) {
        this.audit = audit;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void record(CallingMerchant by, String action, WebhookEndpointId endpoint, Map<String, String> details) {
        audit.record(AuditActor.merchant(Tsid.of(by.id())), action, "webhook-endpoint",
                Long.toString(endpoint.value()), details);
    }
}
