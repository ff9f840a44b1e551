package commerce.shipment;

import java.time.Instant;
import java.util.List;

import commerce.events.InvoiceCorrected;
import commerce.events.InvoiceFreed;
import commerce.order.Item;
import commerce.order.ItemId;
import commerce.order.LockItem.Locked;
import commerce.order.OrderId;
import commerce.webhook.AnnounceToSeller;
import commerce.webhook.SellerTopic;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;

/** Tells what becomes of a parcel's number: whoever waits for what is in it by an event, its seller's systems of each thing. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TellOfNumber {
    private final AnnounceToSeller announce;
    private final DomainEvents events;
    private final Ids ids;

    TellOfNumber(AnnounceToSeller announce, DomainEvents events, Ids ids) {
        this.announce = announce;
        this.events = events;
        this.ids = ids;
    }

    /**
     * What a seller's system is told of an item in the parcel.
     *
     * @param doubt null: the number is taken for its own
     * @param confirmBy null while pieces of it are claimed
     */
    record ChangedInvoice(ItemId itemId, OrderId orderId, Courier courier, String invoice, @Nullable Doubt doubt,
            @Nullable Instant confirmBy) {}

    /** Its seller has told the right one. */
    void corrected(List<Locked> awaited, Invoice wrong, Invoice right, Instant now) {
        awaited.forEach(each -> {
            Item item = each.item();
            events.publish(new InvoiceCorrected(ids.next(), now, Tsid.of(item.orderId()), Tsid.of(item.id()),
                    each.buyer(), Tsid.of(item.line().sellerId()), item.line().productName(), right.courier().name(),
                    right.number(), wrong.courier().name(), wrong.number()));
        });
        announce(awaited, right, null);
    }

    /** An operator found that it is another parcel's. */
    void freed(List<Locked> awaited, Invoice wrong, Instant now) {
        awaited.forEach(each -> {
            Item item = each.item();
            events.publish(new InvoiceFreed(ids.next(), now, Tsid.of(item.orderId()), Tsid.of(item.id()),
                    each.buyer(), Tsid.of(item.line().sellerId()), item.line().productName(), wrong.courier().name(),
                    wrong.number()));
        });
        announce(awaited, wrong, Doubt.FREED);
    }

    /** What its courier says is not believed, or is from now on. */
    void announce(List<Locked> items, Invoice number, @Nullable Doubt doubt) {
        items.stream().map(Locked::item).forEach(item -> announce.announce(item.line().sellerId(),
                SellerTopic.INVOICE_CHANGED, () -> new ChangedInvoice(item.id(), item.orderId(), number.courier(),
                        number.number(), doubt, item.times().confirmBy())));
    }
}
