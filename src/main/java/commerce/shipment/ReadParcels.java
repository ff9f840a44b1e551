package commerce.shipment;

import java.util.List;
import java.util.Optional;

import commerce.order.ItemId;
import commerce.order.ReadItem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** Where an item of a buyer's is. */
@Service
class ReadParcels {
    private final ReadItem items;
    private final Shipments shipments;
    private final Delays delays;

    ReadParcels(ReadItem items, Shipments shipments, Delays delays) {
        this.items = items;
        this.shipments = shipments;
        this.delays = delays;
    }

    /**
     * Where it is.
     *
     * @param delay what its seller told of a late dispatch, if anything
     */
    record Way(List<Shipment> parcels, Optional<Delay> delay) {}

    @Transactional(readOnly = true)
    Way of(Tsid buyer, ItemId item) {
        ItemId own = items.of(buyer, item).id();
        return new Way(shipments.of(List.of(own)), delays.of(own));
    }
}
