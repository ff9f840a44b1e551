package commerce.shipment;

import platform.id.Tsid;

/** Who wants to know that the pieces of an exchange have arrived; called in the transaction that says so. */
public interface ExchangeArrival {
    void arrived(Tsid claim);
}
