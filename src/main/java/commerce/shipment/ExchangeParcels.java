package commerce.shipment;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import commerce.order.ItemId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
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
        return Optional.ofNullable(sentAt(List.of(item)).get(claim));
    }

    /** When the pieces of each exchange of these items were sent, by its claim. */
    @Transactional(readOnly = true)
    public Map<Tsid, Instant> sentAt(Collection<ItemId> items) {
        Map<Tsid, Instant> sent = new HashMap<>();
        for (Shipment each : shipments.of(items)) {
            if (each.claimId() != null) {
                sent.putIfAbsent(each.claimId(), each.shippedAt());
            }
        }
        return sent;
    }

    /** The claim is over, however it ended: what a courier says of its parcel is not asked any more, nor can its number be corrected. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void stopFollowing(Tsid claim, ItemId item) {
        shipments.of(List.of(item)).stream().filter(each -> claim.equals(each.claimId()))
                .forEach(shipments::loseSight);
    }
}
