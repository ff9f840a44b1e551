package commerce.claim;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import commerce.catalogue.SellerId;
import commerce.order.Item;
import commerce.order.ItemId;
import commerce.refusal.CommerceError;
import commerce.shipment.LateDispatch;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.web.DomainException;

/**
 * A seller cancels what it cannot send, whether it has taken it on or not: the buyer has everything back, the freight that no goods are left
 * for too, and reads why. Who cancels what is late already is as late as who sends it then; in time it costs no points.
 */
@Service
public class CancelUnsent {
    private final OpenClaim open;
    private final LateDispatch late;
    private final AuditLog audit;
    private final Clock clock;

    CancelUnsent(OpenClaim open, LateDispatch late, AuditLog audit, Clock clock) {
        this.open = open;
        this.late = late;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Which pieces, and what of them.
     *
     * @param remaining of the item, as its seller saw it: who cancels after another, or twice, is to look again
     * @param why in the seller's words, for the buyer
     * @param restock whether they can be sold to somebody else; not what is not there
     */
    public record Unsent(ItemId item, int quantity, int remaining, String why, boolean restock) {}

    /**
     * Cancels them.
     *
     * @throws DomainException {@link CommerceError#ITEM_NOT_FOUND}, {@link CommerceError#ITEM_IN_OTHER_STATE} of what was sent or is
     *     undone, {@link CommerceError#CLAIM_EXCEEDS_ITEM} when its buyer has claimed the others, which are answered there,
     *     {@link CommerceError#ITEM_CHANGED_MEANWHILE}, {@link CommerceError#SELLER_IN_OTHER_STATE} of a terminated one,
     *     {@link CommerceError#ORDER_PAYMENT_DISPUTED} while the card company may give the money back
     */
    @RetriedOnConflict
    @Transactional
    public void cancel(AuditActor by, SellerId seller, Unsent unsent) {
        Item item = open.cancelOfSeller(seller, unsent);
        late.look(item, clock.instant().truncatedTo(ChronoUnit.MICROS));
        audit.record(by, "commerce.item-canceled", "item", Long.toString(unsent.item().value()),
                Map.of("pieces", Integer.toString(unsent.quantity())));
    }
}
