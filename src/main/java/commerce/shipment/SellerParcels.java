package commerce.shipment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import commerce.order.Item;
import commerce.order.ItemId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The parcels of an item, for whoever has seen that it is their own. */
@Service
@Transactional(readOnly = true)
public class SellerParcels {
    private final Shipments shipments;
    private final InvoiceCorrections corrections;
    private final Delays delays;

    SellerParcels(Shipments shipments, InvoiceCorrections corrections, Delays delays) {
        this.shipments = shipments;
        this.corrections = corrections;
        this.delays = delays;
    }

    /**
     * One parcel.
     *
     * @param exchange whether it was sent for an exchange
     * @param doubt why the courier is not believed, if it is not; {@code doubtAt}: when that was to have happened, of a number
     *     that was freed when it was
     * @param corrections of its number, the oldest first
     */
    public record Parcel(Invoice invoice, ShipmentState state, boolean exchange, Instant shippedAt,
            @Nullable Instant deliveredAt, @Nullable Doubt doubt, @Nullable Instant doubtAt,
            List<Correction> corrections) {
        /** Its number when it was sent. */
        public Invoice firstInvoice() {
            return corrections.isEmpty() ? invoice : corrections.getFirst().wrong();
        }

        /** Whether its seller can say that the number under which this item went is wrong. */
        public boolean canBeCorrected(Item item) {
            return AwaitAnew.isPossible(item, state, exchange);
        }
    }

    /** The oldest first. */
    public List<Parcel> of(ItemId item) {
        List<Shipment> found = shipments.of(List.of(item));
        Map<ShipmentId, List<Correction>> corrected = corrections.of(found.stream().map(Shipment::id).toList());
        return found.stream()
                .map(each -> new Parcel(each.invoice(), each.state(), each.claimId() != null, each.shippedAt(),
                        each.deliveredAt(), each.doubt(), each.doubtAt(),
                        corrected.getOrDefault(each.id(), List.of())))
                .toList();
    }

    /** What was told of a late dispatch. */
    public Optional<Delay> delay(ItemId item) {
        return delays.of(item);
    }
}
