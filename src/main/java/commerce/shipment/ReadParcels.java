package commerce.shipment;

import java.util.List;

import commerce.order.LineId;
import commerce.order.ReadItem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** Where an item of a buyer's is. */
@Service
class ReadParcels {
    private final ReadItem items;
    private final Shipments shipments;

    ReadParcels(ReadItem items, Shipments shipments) {
        this.items = items;
        this.shipments = shipments;
    }

    @Transactional(readOnly = true)
    List<Shipment> of(Tsid buyer, LineId item) {
        return shipments.of(List.of(items.of(buyer, item).id()));
    }
}
