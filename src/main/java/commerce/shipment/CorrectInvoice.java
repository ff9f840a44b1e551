package commerce.shipment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import commerce.catalogue.SellerId;
import commerce.catalogue.SellerRegister;
import commerce.order.ItemId;
import commerce.order.LockItem.Locked;
import commerce.order.SellerItems;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.web.DomainException;

/**
 * A seller told a wrong invoice number, and tells the right one: the wrong one is free for whose it is, the parcel is followed by the other
 * from now on, and its buyers are told.
 */
@Service
public class CorrectInvoice {
    /** Each tells a buyer, takes an arrival back and puts the clock off; who is wrong more often sends nothing. */
    static final int MOST = 3;

    private final SellerItems items;
    private final SellerRegister sellers;
    private final AwaitAnew await;
    private final Shipments shipments;
    private final InvoiceCorrections corrections;
    private final CourierTracking couriers;
    private final TellOfNumber tell;
    private final AuditLog audit;
    private final Clock clock;

    CorrectInvoice(SellerItems items, SellerRegister sellers, AwaitAnew await, Shipments shipments,
            InvoiceCorrections corrections, CourierTracking couriers, TellOfNumber tell, AuditLog audit, Clock clock) {
        this.items = items;
        this.sellers = sellers;
        this.await = await;
        this.shipments = shipments;
        this.corrections = corrections;
        this.couriers = couriers;
        this.tell = tell;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Corrects the number of the whole parcel that this item is in.
     *
     * @throws DomainException {@link CommerceError#ITEM_NOT_FOUND}; {@link CommerceError#INVOICE_NOT_OF_ITEM} when it is in no parcel of the
     *     wrong number, as after the same was said before; {@link CommerceError#ITEM_IN_OTHER_STATE} of a purchase that stands, of what is
     *     undone or exchanged, and of an exchange that has arrived; {@link CommerceError#INVOICE_TAKEN}, also of one that an
     *     operator has freed from this parcel; {@link CommerceError#INVOICE_CORRECTED_TOO_OFTEN}, except of a number that was freed;
     *     {@link CommerceError#SELLER_IN_OTHER_STATE} of a terminated one
     */
    @RetriedOnConflict
    @Transactional
    public void correct(AuditActor by, SellerId seller, ItemId item, Invoice wrong, Invoice right) {
        if (items.find(seller, List.of(item)).isEmpty()) {
            throw new DomainException(CommerceError.ITEM_NOT_FOUND);
        }
        List<Locked> awaited = await.begin(of(item, wrong));
        // What another request has corrected meanwhile is not found again under the lock.
        Shipment parcel = of(item, wrong);
        sellers.requireNotTerminated(seller);
        if (awaited.stream().noneMatch(each -> each.item().id().equals(item))) {
            throw new DomainException(CommerceError.ITEM_IN_OTHER_STATE);
        }
        // Of a number that was freed nothing is taken back, and its parcel has none but the one that is told now.
        if (parcel.doubt() != Doubt.FREED && corrections.count(parcel.id()) >= MOST) {
            throw new DomainException(CommerceError.INVOICE_CORRECTED_TOO_OFTEN, MOST);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        // Else who is told that a number is not theirs would tell the same once more.
        if (right.equals(wrong) || corrections.wasFreed(parcel.id(), right)
                || !shipments.takeNumber(right, parcel.id(), now)) {
            throw new DomainException(CommerceError.INVOICE_TAKEN, right.number());
        }
        shipments.releaseNumber(wrong, parcel.id());
        shipments.rename(parcel.id(), right, now, now.plus(couriers.firstAskedAfter()));
        corrections.add(parcel.id(), now, by, wrong, right);
        audit.record(by, "commerce.invoice-corrected", "item", Long.toString(item.value()),
                Map.of("parcel", Long.toString(parcel.id().value())));
        tell.corrected(awaited, wrong, right, now);
    }

    private Shipment of(ItemId item, Invoice number) {
        return shipments.of(List.of(item)).stream().filter(each -> each.invoice().equals(number)).findFirst()
                .orElseThrow(() -> new DomainException(CommerceError.INVOICE_NOT_OF_ITEM));
    }
}
