package commerce.shipment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import commerce.catalogue.SellerId;
import commerce.events.InvoiceCorrected;
import commerce.order.Item;
import commerce.order.ItemId;
import commerce.order.LockItem.Locked;
import commerce.order.SellerItems;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;

/**
 * A seller told a wrong invoice number, and tells the right one: the wrong one is free for whose it is, the parcel is followed by the other
 * from now on, and its buyers are told.
 */
@Service
public class CorrectInvoice {
    /** Each tells a buyer; who is wrong so often has more to mend than a number. */
    static final int MOST = 10;

    private final SellerItems items;
    private final AwaitAnew await;
    private final Shipments shipments;
    private final InvoiceCorrections corrections;
    private final CourierTracking couriers;
    private final DomainEvents events;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    CorrectInvoice(SellerItems items, AwaitAnew await, Shipments shipments, InvoiceCorrections corrections,
            CourierTracking couriers, DomainEvents events, AuditLog audit, Ids ids, Clock clock) {
        this.items = items;
        this.await = await;
        this.shipments = shipments;
        this.corrections = corrections;
        this.couriers = couriers;
        this.events = events;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Corrects the number of the whole parcel that this item is in.
     *
     * @throws DomainException {@link CommerceError#ITEM_NOT_FOUND}; {@link CommerceError#INVOICE_NOT_OF_ITEM} when it is in no parcel of the
     *     wrong number, as after the same was said before; {@link CommerceError#ITEM_IN_OTHER_STATE} of a purchase that stands, of what is
     *     undone or exchanged, and of an exchange that has arrived; {@link CommerceError#INVOICE_TAKEN};
     *     {@link CommerceError#INVOICE_CORRECTED_TOO_OFTEN}
     */
    @RetriedOnConflict
    @Transactional
    public void correct(AuditActor by, SellerId seller, ItemId item, Invoice wrong, Invoice right) {
        if (items.find(seller, List.of(item)).isEmpty()) {
            throw new DomainException(CommerceError.ITEM_NOT_FOUND);
        }
        Shipment parcel = of(item, wrong);
        List<Locked> awaited = await.begin(parcel);
        // What another request has corrected meanwhile is not found again under the lock.
        of(item, wrong);
        if (awaited.stream().noneMatch(each -> each.item().id().equals(item))) {
            throw new DomainException(CommerceError.ITEM_IN_OTHER_STATE);
        }
        if (corrections.count(parcel.id()) >= MOST) {
            throw new DomainException(CommerceError.INVOICE_CORRECTED_TOO_OFTEN, MOST);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!shipments.takeNumber(right, parcel.id(), now)) {
            throw new DomainException(CommerceError.INVOICE_TAKEN, right.number());
        }
        shipments.releaseNumber(wrong, parcel.id());
        shipments.rename(parcel.id(), right, now, now.plus(couriers.firstAskedAfter()));
        corrections.add(parcel.id(), now, by, wrong, right);
        audit.record(by, "commerce.invoice-corrected", "item", Long.toString(item.value()),
                Map.of("parcel", Long.toString(parcel.id().value())));
        awaited.forEach(each -> events.publish(corrected(each, wrong, right, now)));
    }

    private Shipment of(ItemId item, Invoice number) {
        return shipments.of(List.of(item)).stream().filter(each -> each.invoice().equals(number)).findFirst()
                .orElseThrow(() -> new DomainException(CommerceError.INVOICE_NOT_OF_ITEM));
    }

    private InvoiceCorrected corrected(Locked locked, Invoice wrong, Invoice right, Instant now) {
        Item item = locked.item();
        return new InvoiceCorrected(ids.next(), now, Tsid.of(item.orderId()), Tsid.of(item.id()), locked.buyer(),
                Tsid.of(item.line().sellerId()), item.line().productName(), right.courier().name(), right.number(),
                wrong.courier().name(), wrong.number());
    }
}
