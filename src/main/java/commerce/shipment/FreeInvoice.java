package commerce.shipment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import commerce.catalogue.SellerId;
import commerce.order.ItemId;
import commerce.order.LockItem.Locked;
import commerce.order.MoveItem;
import commerce.refusal.CommerceError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.security.StaffCaller;
import platform.web.DomainException;

/**
 * An operator takes a number from a parcel whose it is not, so that whose it is can send by it. What was in that parcel is waited for again;
 * its seller sees it, and says the right number. One operator is enough: no money moves.
 */
@Service
public class FreeInvoice {
    private final AwaitAnew await;
    private final Shipments shipments;
    private final InvoiceCorrections corrections;
    private final TellOfNumber tell;
    private final AuditLog audit;
    private final Clock clock;

    FreeInvoice(AwaitAnew await, Shipments shipments, InvoiceCorrections corrections, TellOfNumber tell,
            AuditLog audit, Clock clock) {
        this.await = await;
        this.shipments = shipments;
        this.corrections = corrections;
        this.tell = tell;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The parcel that has a number.
     *
     * @param doubtAt null unless its courier is not believed, because of what happened then
     */
    public record Holder(ShipmentId id, SellerId seller, List<ItemId> items, ShipmentState state, Instant shippedAt,
            @Nullable Doubt doubt, @Nullable Instant doubtAt) {}

    /** Empty when the number is free. */
    @Transactional(readOnly = true)
    public Optional<Holder> holding(Invoice invoice) {
        return shipments.holding(invoice, clock.instant())
                .map(each -> new Holder(each.id(), each.sellerId(), shipments.itemsOf(each.id()), each.state(),
                        each.shippedAt(), each.doubt(), each.doubtAt()));
    }

    /**
     * Frees it.
     *
     * @param seen the parcel of which the operator saw that it is not its own
     * @throws DomainException {@link CommerceError#INVOICE_NOT_FOUND} when that parcel has it no more
     */
    @RetriedOnConflict
    @Transactional
    public void free(StaffCaller operator, Invoice invoice, ShipmentId seen, String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Shipment parcel = shipments.holding(invoice, now).filter(each -> each.id().equals(seen))
                .orElseThrow(FreeInvoice::gone);
        List<Locked> awaited = await.begin(parcel);
        if (!shipments.releaseNumber(invoice, seen)) {
            throw gone();
        }
        if (!awaited.isEmpty()) {
            shipments.disown(seen, now, now.plus(MoveItem.LONGEST_WAY));
            tell.freed(awaited, invoice, now);
        }
        AuditActor by = AuditActor.of(operator);
        corrections.add(seen, now, by, invoice, null);
        audit.record(by, parcel.sellerId(), "commerce.invoice-freed", "parcel", Long.toString(seen.value()),
                Map.of("courier", invoice.courier().name(), "invoice", invoice.number(), "reason", reason));
    }

    private static DomainException gone() {
        return new DomainException(CommerceError.INVOICE_NOT_FOUND);
    }
}
