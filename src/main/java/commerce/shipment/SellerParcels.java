package commerce.shipment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import commerce.order.ItemId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The parcels of an item, for whoever has seen that it is their own. */
@Service
@Transactional(readOnly = true)
public class SellerParcels {
    private final Shipments shipments;
    private final Delays delays;

    SellerParcels(Shipments shipments, Delays delays) {
        this.shipments = shipments;
        this.delays = delays;
    }

    /**
     * One parcel.
     *
     * @param exchange whether it was sent for an exchange
     */
    public record Parcel(Invoice invoice, ShipmentState state, boolean exchange, Instant shippedAt,
            @Nullable Instant deliveredAt) {}

    /** The oldest first. */
    public List<Parcel> of(ItemId item) {
        return shipments.of(List.of(item)).stream().map(each -> new Parcel(each.invoice(), each.state(),
                each.claimId() != null, each.shippedAt(), each.deliveredAt())).toList();
    }

    /** What was told of a late dispatch. */
    public Optional<Delay> delay(ItemId item) {
        return delays.of(item);
    }
}
