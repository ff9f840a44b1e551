package commerce.shipment;

import java.time.Instant;

import commerce.order.Item;
import commerce.order.MoveItem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Until when somebody waits for an item that nobody sees arrive: four weeks from when it was sent, or its number was last found wrong. */
@Component
public class LongestWay {
    private final Shipments shipments;

    LongestWay(Shipments shipments) {
        this.shipments = shipments;
    }

    /** Its end, of an item that was sent at that time. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Instant end(Item item, Instant shipped) {
        return shipments.lastCorrected(item.id()).orElse(shipped).plus(MoveItem.LONGEST_WAY);
    }
}
