package commerce.shipment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import commerce.order.ItemId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** What was sent in exchange. */
@Component
public class ExchangeParcels {
    private final Shipments shipments;

    ExchangeParcels(Shipments shipments) {
        this.shipments = shipments;
    }

    /** When the pieces of this claim of the item were sent; empty as long as they were not. */
    @Transactional(readOnly = true)
    public Optional<Instant> sentAt(Tsid claim, ItemId item) {
        return shipments.of(List.of(item)).stream().filter(each -> claim.equals(each.claimId()))
                .map(Shipment::shippedAt).findFirst();
    }
}
