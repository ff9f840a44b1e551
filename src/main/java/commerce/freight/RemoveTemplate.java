package commerce.freight;

import java.time.Clock;
import java.util.Map;

import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** A seller's person removes a template by which nothing is sent. A draft that names it has to name another one before it is handed in. */
@Component
class RemoveTemplate {
    private final Templates templates;
    private final AuditLog audit;
    private final Clock clock;

    RemoveTemplate(Templates templates, AuditLog audit, Clock clock) {
        this.templates = templates;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Removes it.
     *
     * @throws DomainException {@link CommerceError#SHIPPING_TEMPLATE_NOT_FOUND}, also for another seller's;
     *     {@link CommerceError#SHIPPING_TEMPLATE_IN_USE}
     */
    @Transactional
    public void remove(StaffCaller by, SellerId seller, TemplateId id) {
        if (!templates.remove(seller, id, clock.instant())) {
            throw new DomainException(CommerceError.SHIPPING_TEMPLATE_NOT_FOUND);
        }
        if (templates.isUsed(id)) {
            throw new DomainException(CommerceError.SHIPPING_TEMPLATE_IN_USE);
        }
        audit.record(AuditActor.of(by), "commerce.shipping-template-removed", "shipping-template",
                Long.toString(id.value()), Map.of());
    }
}
