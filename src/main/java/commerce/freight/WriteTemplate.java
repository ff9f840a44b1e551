package commerce.freight;

import java.util.Map;

import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** A seller's person says what sending costs; what was quoted or ordered before keeps what was asked then. */
@Component
class WriteTemplate {
    private static final int MOST = 50;

    private final Templates templates;
    private final AuditLog audit;

    WriteTemplate(Templates templates, AuditLog audit) {
        this.templates = templates;
        this.audit = audit;
    }

    /**
     * Writes a new one, or one anew that is there.
     *
     * @throws DomainException {@code SHIPPING_TEMPLATE_NOT_POSSIBLE}, {@code SHIPPING_TEMPLATES_TOO_MANY};
     *     {@code SHIPPING_TEMPLATE_NOT_FOUND} for one that is not the seller's
     */
    @Transactional
    public void write(StaffCaller by, ShippingTemplate template, boolean isNew) {
        check(template);
        SellerId seller = template.sellerId();
        if (isNew && templates.of(seller).size() >= MOST) {
            throw new DomainException(CommerceError.SHIPPING_TEMPLATES_TOO_MANY, MOST);
        }
        if (isNew) {
            templates.add(template);
        } else if (!templates.change(template)) {
            throw new DomainException(CommerceError.SHIPPING_TEMPLATE_NOT_FOUND);
        }
        audit.record(AuditActor.of(by), "commerce.shipping-template-written", "shipping-template",
                Long.toString(template.id().value()),
                Map.of("kind", template.kind().name(), "fee", Long.toString(template.fee().amount())));
    }

    private static void check(ShippingTemplate template) {
        boolean sound = switch (template.kind()) {
            case FREE -> !template.fee().isPositive();
            case FLAT -> template.fee().isPositive();
            case FREE_FROM -> template.fee().isPositive() && template.freeFrom() != null
                    && template.freeFrom().isPositive();
            case PER_PIECES -> template.fee().isPositive() && template.perPieces() != null && template.perPieces() > 0;
        };
        if (!sound) {
            throw new DomainException(CommerceError.SHIPPING_TEMPLATE_NOT_POSSIBLE, template.kind());
        }
    }
}
