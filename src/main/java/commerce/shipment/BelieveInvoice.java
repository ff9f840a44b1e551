package commerce.shipment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import commerce.order.LockItem;
import commerce.order.LockItem.Locked;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** An operator found that a number which is doubted is its parcel's own: what its courier says of it is believed from then on. */
@Service
public class BelieveInvoice {
    private final LockItem lock;
    private final Shipments shipments;
    private final TellOfNumber tell;
    private final AuditLog audit;
    private final Clock clock;

    BelieveInvoice(LockItem lock, Shipments shipments, TellOfNumber tell, AuditLog audit, Clock clock) {
        this.lock = lock;
        this.shipments = shipments;
        this.tell = tell;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Believes it.
     *
     * @param seen the parcel of which the operator saw that it is its own
     * @throws DomainException {@link CommerceError#INVOICE_NOT_FOUND} when that parcel has it no more,
     *     {@link CommerceError#ITEM_IN_OTHER_STATE} when it is not doubted, or over
     */
    @RetriedOnConflict
    @Transactional
    public void believe(StaffCaller operator, Invoice invoice, ShipmentId seen, String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Shipment parcel = held(invoice, seen, now);
        List<Locked> items = lock.ofSeller(parcel.sellerId(), shipments.itemsOf(seen));
        // What its seller has corrected meanwhile goes by another one.
        held(invoice, seen, now);
        if (!shipments.believe(seen, now)) {
            throw new DomainException(CommerceError.ITEM_IN_OTHER_STATE);
        }
        tell.announce(items, invoice, null);
        audit.record(AuditActor.of(operator), parcel.sellerId(), "commerce.invoice-believed", "parcel",
                Long.toString(seen.value()),
                Map.of("courier", invoice.courier().name(), "invoice", invoice.number(), "reason", reason));
    }

    private Shipment held(Invoice invoice, ShipmentId seen, Instant now) {
        return shipments.holding(invoice, now).filter(each -> each.id().equals(seen))
                .orElseThrow(() -> new DomainException(CommerceError.INVOICE_NOT_FOUND));
    }
}
