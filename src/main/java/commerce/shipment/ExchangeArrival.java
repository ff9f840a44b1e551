package commerce.shipment;

import java.time.Instant;

import platform.id.Tsid;

/** Who knows of exchanges, and wants to know that their pieces have arrived; called in the transaction that says so. */
public interface ExchangeArrival {
    void arrived(Tsid claim);

    /** When what was to be exchanged was with its seller again, of one whose pieces were sent. */
    Instant collectedAt(Tsid claim);
}
