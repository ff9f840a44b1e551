package commerce.order;

import platform.id.Tsid;

/** Who wants to know that the money of a claim is back; called in the transaction that says so, under the order's lock. */
public interface ClaimRefunded {
    void refunded(Tsid claim);
}
