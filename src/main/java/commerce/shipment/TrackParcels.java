package commerce.shipment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.DatabaseFault;

/** Asks couriers where parcels are, with growing gaps; between two transactions, each parcel by one instance. */
@Component
class TrackParcels {
    static final int BATCH = 100;
    private static final Logger log = LoggerFactory.getLogger(TrackParcels.class);
    /** An instance that died while it asked has its parcels asked about by another then. */
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration FIRST_GAP = Duration.ofMinutes(1);
    private static final int DOUBLED = 6;

    private final Shipments shipments;
    private final CourierTracking couriers;
    private final FollowParcel follow;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TrackParcels(Shipments shipments, CourierTracking couriers, FollowParcel follow, TransactionTemplate transaction,
            Clock clock) {
        this.shipments = shipments;
        this.couriers = couriers;
        this.follow = follow;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One batch; how many there were. */
    int next() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant until = now.plus(LEASE);
        List<Shipments.Due> due = Objects.requireNonNull(
                transaction.<List<Shipments.Due>>execute(status -> shipments.takeDue(now, until, BATCH)));
        due.forEach(each -> ask(each, until));
        return due.size();
    }

    private void ask(Shipments.Due due, Instant until) {
        try {
            Shipment shipment = transaction.<Shipment>execute(_ -> shipments.find(due.id()).orElseThrow());
            follow.said(shipment, couriers.of(shipment.invoice(), shipment.shippedAt()));
        } catch (RuntimeException e) {
            log.warn("Nothing is known of parcel {} now", due.id().value(), e);
            if (!DatabaseFault.isIn(e)) {
                Instant at = clock.instant().plus(gap(due.asked()));
                transaction.executeWithoutResult(_ -> shipments.putOff(due.id(), until, at));
            }
        }
    }

    /** One minute, doubled for each question that brought nothing new up to an hour. */
    static Duration gap(int asked) {
        return FIRST_GAP.multipliedBy(Math.min(60, 1L << Math.min(asked, DOUBLED)));
    }
}
