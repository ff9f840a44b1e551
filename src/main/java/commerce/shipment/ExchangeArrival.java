package commerce.shipment;

import java.time.Instant;

import platform.id.Tsid;

/** Who knows of exchanges, and wants to know that their pieces have arrived; called in the transaction that says so. */
public interface ExchangeArrival {
    void arrived(Tsid claim);

    /** When the exchange was asked for. */
    Instant openedAt(Tsid claim);
}
