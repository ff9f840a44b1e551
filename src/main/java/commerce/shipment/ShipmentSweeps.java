package commerce.shipment;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Does what nobody's request does: the way of parcels, and purchases whose time to object is over. */
@Component
class ShipmentSweeps {
    private static final String PAUSE = "${madang.commerce.sweep-pause:1s}";

    private final TrackParcels track;
    private final ConfirmDuePurchases confirm;

    ShipmentSweeps(TrackParcels track, ConfirmDuePurchases confirm) {
        this.track = track;
        this.confirm = confirm;
    }

    @Scheduled(fixedDelayString = PAUSE, initialDelayString = PAUSE)
    void trackParcels() {
        while (track.next() == TrackParcels.BATCH) {
            // There may be more.
        }
    }

    @Scheduled(fixedDelayString = PAUSE, initialDelayString = PAUSE)
    void confirmPurchases() {
        while (confirm.next() == ConfirmDuePurchases.BATCH) {
            // There may be more.
        }
    }
}
